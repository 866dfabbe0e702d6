import type { CommandContext } from './context.ts';

/**
 * What later areas began for a record of an earlier one: an inspection or a put-away for a work report. Before the
 * record is taken back each is asked to let go; it refuses by a Fault when it has gone too far.
 */
export type Hold = (context: CommandContext, sourceId: string, reason: string) => Promise<void>;

const holds = new Map<string, Hold[]>();

/** Registers a hold on a kind of record; areas do so when they are loaded, later areas after earlier ones. */
export function connectHold(sourceKind: string, hold: Hold): void {
  const known = holds.get(sourceKind) ?? [];
  if (!known.includes(hold)) holds.set(sourceKind, [...known, hold]);
}

/** Lets everything go that later areas began for the record, the latest area first. */
export async function letGo(
  context: CommandContext,
  sourceKind: string,
  sourceId: string,
  reason: string,
): Promise<void> {
  for (const hold of [...(holds.get(sourceKind) ?? [])].reverse()) await hold(context, sourceId, reason);
}
