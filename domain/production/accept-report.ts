import { z } from 'zod';
import { addQuantities, fromMillionths } from '../../contracts/decimal.ts';
import { ref, remark } from '../../contracts/masterdata/vocabulary.ts';
import { productionFault } from '../../contracts/production/errors.ts';
import { changeRecord, defineCommand, emit, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { addEdges } from '../inventory/index.ts';
import { localDate, plantOf } from '../masterdata/index.ts';
import { announceTaken, backflush } from './backflush.ts';
import type { Consumed } from './backflush.ts';
import { applyChange, deltaOf, processedOf } from './quantities.ts';
import { lockOrder, operationsOf, reportOf, workReportRecord } from './records.ts';
import type { OperationRow, WorkOrderRow, WorkReportRow } from './records.ts';
import { reportFacts } from './report-facts.ts';
import { requireCountable } from './report-rules.ts';
import { reverseAccepted } from './reverse-report.ts';

export interface AcceptedReport {
  reportId: string;
  reportCode: string;
  workOrderId: string;
  workOrderCode: string;
  operation: number;
  good: string;
  scrap: string;
  rework: string;
  inspectionPoint: OperationRow['inspectionPoint'];
  final: boolean;
  /** Codes of components whose stock fell below its minimum by this report. */
  belowMinimum: string[];
}

/** Counts a report: tolerance, order of operations, components out of line-side stock, genealogy. */
export const acceptReport = defineCommand({
  name: 'production.accept-report',
  input: z.strictObject({
    report: ref,
    /** The excess was approved; asks for the right to approve. */
    overTolerance: z.boolean().default(false),
    reason: remark.optional(),
  }),
  async run(context, input): Promise<AcceptedReport> {
    const { id, workOrderId } = await reportOf(context.tx, input.report);
    const order = await lockOrder(context.tx, workOrderId);
    const report = await readRecord(context.tx, workReportRecord, id, { lock: true });
    permit(context, { verb: 'approve', subject: 'WorkReport' }, workReportRecord.scope(report));
    return acceptInto(context, order, report, input.overTolerance, input.reason);
  },
  async undo(context, _input, result) {
    await reverseAccepted(context, result.reportId, 'production.accept-report.undo', 'undo');
  },
});

/** Counts it, by whoever may; the order is locked. */
export async function acceptInto(
  context: CommandContext,
  order: WorkOrderRow,
  report: WorkReportRow,
  overTolerance: boolean,
  reason?: string,
): Promise<AcceptedReport> {
  requireState(report);
  const operations = await operationsOf(context.tx, order.id);
  const operation = operations.find((one) => one.id === report.operationId)!;
  requireCountable(order, operations, operation, report, overTolerance);
  const changed = await count(context, order, operations, operation, report);
  await produce(context, report, operation);
  const { zone } = await plantOf(context.tx, report.plantId);
  const today = localDate(context.at, zone);
  const processed = processedAfter(operation, report);
  const consumed = await backflush(context, { report, operation, processed, today });
  return finish(context, { order: changed, operation, report, consumed, today, reason });
}

function requireState(report: WorkReportRow): void {
  if (report.state === 'submitted') return;
  throw productionFault('illegal-transition', {
    detail: `report ${report.code} is ${report.state}`,
    params: { subject: 'WorkReport', code: report.code, from: report.state, to: 'accepted' },
  });
}

/** Pieces through rework were counted before: they only change their place. */
function count(
  context: CommandContext,
  order: WorkOrderRow,
  operations: readonly OperationRow[],
  operation: OperationRow,
  report: WorkReportRow,
): Promise<WorkOrderRow> {
  const delta = deltaOf(report);
  const source = { kind: 'report' as const, sourceId: report.id };
  return applyChange(context, 'production.accept-report', { order, operations, operation, ...source, delta });
}

function processedAfter(operation: OperationRow, report: WorkReportRow): string {
  const before = fromMillionths(processedOf(operation));
  if (report.kind === 'rework') return before;
  return addQuantities(before, report.good, report.scrap, report.rework);
}

/** The lot that came of it: an edge for good pieces of the last operation. */
async function produce(context: CommandContext, report: WorkReportRow, operation: OperationRow): Promise<void> {
  if (!operation.final || !report.lotId || report.good === '0') return;
  await addEdges(context, report.plantId, report.id, [
    {
      kind: 'produced-by',
      from: { kind: 'work-order', id: report.workOrderId },
      to: { kind: 'lot', id: report.lotId },
      quantity: report.good,
    },
  ]);
}

interface Finish {
  order: WorkOrderRow;
  operation: OperationRow;
  report: WorkReportRow;
  consumed: Consumed;
  today: string;
  reason: string | undefined;
}

async function finish(context: CommandContext, done: Finish): Promise<AcceptedReport> {
  const { order, operation, report, consumed, today, reason } = done;
  const values = { state: 'accepted' as const, consumption: consumed.consumption };
  await changeRecord(context, workReportRecord, 'production.accept-report', report, values, { reason });
  const facts = await reportFacts(context, report, order, operation);
  await emit(context, {
    name: 'report.accepted',
    businessKey: report.code,
    plantId: report.plantId,
    variables: facts,
  });
  const belowMinimum = await announceTaken(context, report, consumed, today);
  const { plantId: _plantId, itemCode: _itemCode, unit: _unit, reportedBy: _reportedBy, ...shown } = facts;
  return { ...shown, inspectionPoint: operation.inspectionPoint, final: operation.final, belowMinimum };
}
