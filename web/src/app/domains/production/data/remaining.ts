import { addQuantities, compareQuantities, fromMillionths, toMillionths } from '../../../../../../contracts/decimal.ts';
import type { WorkOrderDetail, WorkOrderOperation } from './production-client.ts';

/** Operations on which something can be reported now. */
export function reportable(order: WorkOrderDetail): WorkOrderOperation[] {
  return order.operations.filter((one) => one.reportPoint && (one.state === 'ready' || one.state === 'running'));
}

/** What is still to be made at an operation: what came from the one before (or is planned), less what was reported. */
export function remainingAt(order: WorkOrderDetail, operation: WorkOrderOperation): string {
  const before = order.operations.filter((one) => one.sequence < operation.sequence && one.reportPoint).at(-1);
  const arrived = before ? before.good : order.quantityPlanned;
  const reported = addQuantities(operation.good, operation.scrap, operation.rework);
  return positive(subtract(arrived, reported));
}

export function subtract(a: string, b: string): string {
  return fromMillionths(toMillionths(a) - toMillionths(b));
}

export function positive(quantity: string): string {
  return compareQuantities(quantity, '0') < 0 ? '0' : quantity;
}

/** How much of the plan is done, in percent of 100. */
export function share(done: string, planned: string): number {
  const plan = toMillionths(planned);
  return plan === 0n ? 0 : Math.min(100, Number((toMillionths(done) * 100n) / plan));
}
