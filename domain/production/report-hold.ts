import type { CommandContext } from '../foundation/index.ts';
import type { WorkReportRow } from './records.ts';

/**
 * Something that later areas began for a report, such as an inspection or a put-away. Before a report is reversed each
 * is asked to let go; it refuses by a Fault when it has gone too far.
 */
export type ReportHold = (context: CommandContext, report: WorkReportRow, reason: string) => Promise<void>;

const holds: ReportHold[] = [];

/** Registers a hold; areas do so when they are loaded. */
export function connectReportHold(hold: ReportHold): void {
  if (!holds.includes(hold)) holds.push(hold);
}

/** Lets everything go that later areas began for the report, the latest area first. */
export async function letGo(context: CommandContext, report: WorkReportRow, reason: string): Promise<void> {
  for (const hold of [...holds].reverse()) await hold(context, report, reason);
}
