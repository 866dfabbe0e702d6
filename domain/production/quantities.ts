import { addQuantities, fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { productionFault } from '../../contracts/production/errors.ts';
import { newId } from '../foundation/index.ts';
import type { CommandContext, RowOf } from '../foundation/index.ts';
import type { WorkOrderEntry } from './entities/index.ts';
import { changeRecord } from '../foundation/index.ts';
import { workOrderRecord } from './records.ts';
import type { OperationRow, WorkOrderRow, WorkReportRow } from './records.ts';

/** Changes of an operation's quantities; what is left out stays. */
export interface Delta {
  good?: string;
  scrap?: string;
  rework?: string;
  held?: string;
}
type EntryKind = RowOf<typeof WorkOrderEntry>['kind'];

/** The opposite quantity; the opposite of nothing is nothing. */
export const negated = (quantity: string): string => fromMillionths(-toMillionths(quantity));

/** What a report changes at its operation. */
export function deltaOf(
  report: Pick<WorkReportRow, 'kind' | 'good' | 'scrap' | 'rework'>,
): Required<Omit<Delta, 'held'>> {
  const { good, scrap } = report;
  if (report.kind === 'normal') return { good, scrap, rework: report.rework };
  const through = addQuantities(good, scrap);
  return { good, scrap, rework: through === '0' ? '0' : `-${through}` };
}

/** Pieces that were worked on at an operation, each once. */
export function processedOf(operation: Pick<OperationRow, 'good' | 'scrap' | 'rework'>): bigint {
  return toMillionths(operation.good) + toMillionths(operation.scrap) + toMillionths(operation.rework);
}

/** The most that may be worked on: the order's quantity with its tolerance, in millionths, rounded down. */
export function allowedOf(order: Pick<WorkOrderRow, 'quantityPlanned' | 'overTolerancePercent'>): bigint {
  const hundred = 100_000_000n;
  return (toMillionths(order.quantityPlanned) * (hundred + toMillionths(order.overTolerancePercent))) / hundred;
}

export interface Change {
  order: WorkOrderRow;
  operation: OperationRow;
  operations: readonly OperationRow[];
  kind: EntryKind;
  sourceId: string;
  delta: Delta;
}

/**
 * Writes one entry and carries it into the totals of operation and order, and their states. The order is locked. The
 * answer is the order as it is then.
 */
export async function applyChange(context: CommandContext, action: string, change: Change): Promise<WorkOrderRow> {
  const { operation, order, delta } = change;
  const after = added(operation, delta);
  if (Object.values(after).some((value) => value < 0n) || after.held > after.good) throw processed(change);
  await context.tx.query(
    `insert into work_order_entry (id, operation_id, kind, source_id, good, scrap, rework, held, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      newId(context.at),
      operation.id,
      change.kind,
      change.sourceId,
      delta.good ?? '0',
      delta.scrap ?? '0',
      delta.rework ?? '0',
      delta.held ?? '0',
      context.at,
    ],
  );
  await writeOperation(context, change, after);
  const next = totals(change, context.at);
  if (toMillionths(next.quantityGood ?? order.quantityGood) < toMillionths(order.quantityStored))
    throw processed(change);
  return changeRecord(context, workOrderRecord, action, order, next);
}

interface Sums {
  good: bigint;
  scrap: bigint;
  rework: bigint;
  held: bigint;
}

function added(operation: OperationRow, delta: Delta): Sums {
  const sum = (name: keyof Sums): bigint => toMillionths(operation[name]) + toMillionths(delta[name] ?? '0');
  return { good: sum('good'), scrap: sum('scrap'), rework: sum('rework'), held: sum('held') };
}

async function writeOperation(context: CommandContext, change: Change, after: Sums): Promise<void> {
  const { operation, order } = change;
  const finished = after.rework === 0n && after.good + after.scrap >= toMillionths(order.quantityPlanned);
  const touched = after.good + after.scrap + after.rework > 0n;
  const state = touched ? (finished ? 'done' : 'running') : 'ready';
  const [good, scrap, rework, held] = [after.good, after.scrap, after.rework, after.held].map(fromMillionths);
  await context.tx.query(
    'update work_order_operation set good = $2, scrap = $3, rework = $4, held = $5, state = $6 where id = $1',
    [operation.id, good, scrap, rework, held, state],
  );
  const later = change.operations.filter((one) => one.sequence > operation.sequence);
  const upTo = later.findIndex((one) => one.reportPoint);
  const next = later.slice(0, upTo + 1 || later.length).filter((one) => one.state === 'waiting');
  if (next.length > 0 && after.good > after.held)
    await context.tx.query(`update work_order_operation set state = 'ready' where id = any($1)`, [
      next.map((one) => one.id),
    ]);
}

/** The order counts good at its last operation, scrap and rework at all of them. */
function totals({ order, operation, delta }: Change, at: Date): Partial<WorkOrderRow> {
  const plus = (value: string, change = '0'): string => fromMillionths(toMillionths(value) + toMillionths(change));
  const started = order.state === 'released' ? { state: 'in-progress' as const, startedAt: order.startedAt ?? at } : {};
  return {
    ...started,
    ...(operation.final ? { quantityGood: plus(order.quantityGood, delta.good) } : {}),
    quantityScrap: plus(order.quantityScrap, delta.scrap),
    quantityRework: plus(order.quantityRework, delta.rework),
  };
}

function processed({ order, operation, kind }: Change): Error {
  return productionFault('ALREADY_PROCESSED', {
    detail: `work order ${order.code}, operation ${operation.sequence}: not that many pieces are left for this ${kind}`,
  });
}
