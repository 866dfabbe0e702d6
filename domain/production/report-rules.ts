import { addQuantities, fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { productionFault } from '../../contracts/production/errors.ts';
import { allowedOf, processedOf } from './quantities.ts';
import type { OperationRow, WorkOrderRow, WorkReportRow } from './records.ts';

/** The quantities of a report, or of what is about to be one. */
export type Reported = Pick<WorkReportRow, 'kind' | 'good' | 'scrap' | 'rework'>;

/**
 * What may be counted. At the first report point the order's quantity with its tolerance is the limit; later ones may
 * not work on more than the one before has passed on, without what it holds for quality. Rework may not exceed what was
 * sent back.
 */
export function requireCountable(
  order: WorkOrderRow,
  operations: readonly OperationRow[],
  operation: OperationRow,
  reported: Reported,
  overTolerance: boolean,
): void {
  const sum = toMillionths(addQuantities(reported.good, reported.scrap, reported.rework));
  if (reported.kind === 'rework') {
    requireAtMost(order, operation, sum, toMillionths(operation.rework), 'OPERATION_ORDER');
    return;
  }
  const processed = processedOf(operation) + sum;
  const before = operations.filter((one) => one.reportPoint && one.sequence < operation.sequence).at(-1);
  if (before) {
    const passedOn = toMillionths(before.good) - toMillionths(before.held);
    requireAtMost(order, operation, processed, passedOn, 'OPERATION_ORDER');
  } else if (!overTolerance) {
    requireAtMost(order, operation, processed, allowedOf(order), 'OVER_TOLERANCE');
  }
}

function requireAtMost(
  order: WorkOrderRow,
  operation: OperationRow,
  processed: bigint,
  allowed: bigint,
  code: 'OVER_TOLERANCE' | 'OPERATION_ORDER',
): void {
  if (processed <= allowed) return;
  const params = {
    workOrder: order.code,
    operation: operation.sequence,
    processed: fromMillionths(processed),
    allowed: fromMillionths(allowed < 0n ? 0n : allowed),
  };
  throw productionFault(code, {
    detail: `work order ${order.code}, operation ${operation.sequence}: ${params.processed} in all, ${params.allowed} allowed`,
    params,
  });
}
