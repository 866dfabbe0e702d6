import { fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { productionFault } from '../../contracts/production/errors.ts';
import { changeRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { applyChange } from './quantities.ts';
import type { Change, Delta } from './quantities.ts';
import { lockOrder, operationsOf, workOrderRecord } from './records.ts';
import type { OperationRow, WorkOrderRow } from './records.ts';

export interface PiecesChange {
  workOrderId: string;
  operationId: string;
  kind: Change['kind'];
  /** Inspection lot or non-conformance. */
  sourceId: string;
  delta: Delta;
}

/** Quality holds pieces, frees them, sends them to rework, scraps them. Locks the order. */
export async function changePieces(context: CommandContext, action: string, change: PiecesChange): Promise<void> {
  const order = await lockOrder(context.tx, change.workOrderId);
  const operations = await operationsOf(context.tx, order.id);
  const operation = operations.find((one) => one.id === change.operationId)!;
  await applyChange(context, action, { ...change, order, operations, operation });
}

/** Good pieces of the last operation that nobody holds and that are not in stock yet. */
export function storable(order: WorkOrderRow, last: OperationRow): string {
  const left = toMillionths(last.good) - toMillionths(last.held) - toMillionths(order.quantityStored);
  return fromMillionths(left < 0n ? 0n : left);
}

/**
 * Counts pieces that went into stock (or came back out of it: negative). An order of which everything is through is
 * completed by that.
 */
export async function recordStored(
  context: CommandContext,
  action: string,
  workOrderId: string,
  quantity: string,
): Promise<WorkOrderRow> {
  const order = await lockOrder(context.tx, workOrderId);
  const operations = await operationsOf(context.tx, order.id);
  const last = operations.at(-1)!;
  const stored = toMillionths(order.quantityStored) + toMillionths(quantity);
  if (stored < 0n || toMillionths(quantity) > toMillionths(storable(order, last)))
    throw productionFault('ALREADY_PROCESSED', {
      detail: `work order ${order.code}: ${storable(order, last)} can be stored, not ${quantity}`,
    });
  const values = { quantityStored: fromMillionths(stored) };
  const done = order.state === 'in-progress' && isThrough(order, operations, stored);
  return changeRecord(context, workOrderRecord, action, order, {
    ...values,
    ...(done ? { state: 'completed' as const, completedAt: context.at } : {}),
  });
}

/** All that was planned is in stock or scrapped, nothing waits for rework or quality. */
function isThrough(order: WorkOrderRow, operations: readonly OperationRow[], stored: bigint): boolean {
  if (operations.some((one) => one.rework !== '0' || one.held !== '0')) return false;
  return stored + toMillionths(order.quantityScrap) >= toMillionths(order.quantityPlanned);
}
