import { z } from 'zod';
import type { EventVariables } from '../../contracts/events.ts';
import { ref, remark } from '../../contracts/masterdata/vocabulary.ts';
import { productionFault } from '../../contracts/production/errors.ts';
import { changeRecord, defineCommand, emit, letGo, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { openPostingsOf, reverseEdges, reversePosting } from '../inventory/index.ts';
import { toMillionths } from '../../contracts/decimal.ts';
import { addConsumed } from './backflush.ts';
import { applyChange, deltaOf, negated, processedOf } from './quantities.ts';
import { lockOrder, operationsOf, reportOf, workReportRecord } from './records.ts';
import type { OperationRow, WorkOrderRow, WorkReportRow } from './records.ts';
import { reportFacts } from './report-facts.ts';

export interface ReversedReport {
  reportId: string;
  reportCode: string;
  /** False: it was reversed before. */
  changed: boolean;
}

/** Takes a report back: quantities, stock, usage and genealogy by their exact opposites. Harmless when done twice. */
export const reverseReport = defineCommand({
  name: 'production.reverse-report',
  input: z.strictObject({ report: ref, reason: remark.min(1) }),
  async run(context, input): Promise<ReversedReport> {
    const found = await reportOf(context.tx, input.report);
    permit(context, { verb: 'correct', subject: 'WorkReport' }, workReportRecord.scope(found));
    return reverseAccepted(context, found.id, 'production.reverse-report', input.reason);
  },
});

/** The same without asking for permission: for undo. */
export async function reverseAccepted(
  context: CommandContext,
  reportId: string,
  action: string,
  reason: string,
): Promise<ReversedReport> {
  const { report, changed, facts } = await takeBack(context, reportId, action, reason, 'reversed');
  if (changed)
    await emit(context, {
      name: 'report.reversed',
      businessKey: report.code,
      plantId: report.plantId,
      variables: { ...facts, reason },
    });
  return { reportId: report.id, reportCode: report.code, changed };
}

interface TakenBack {
  report: WorkReportRow;
  facts: EventVariables<'report.accepted'>;
  changed: boolean;
}

/** Everything but the event. */
export async function takeBack(
  context: CommandContext,
  reportId: string,
  action: string,
  reason: string,
  state: 'reversed' | 'corrected',
): Promise<TakenBack> {
  const { workOrderId } = await readRecord(context.tx, workReportRecord, reportId);
  const order = await lockOrder(context.tx, workOrderId);
  requireOpenOrder(order);
  let report = await readRecord(context.tx, workReportRecord, reportId, { lock: true });
  const changed = report.state === 'submitted' || report.state === 'accepted';
  if (changed) await letGo(context, 'work-report', report.id, reason);
  const operations = await operationsOf(context.tx, order.id);
  const operation = operations.find((one) => one.id === report.operationId)!;
  const facts = await reportFacts(context, report, order, operation);
  if (report.state === 'accepted') await takeBackCounted(context, report, action, reason);
  report = await readRecord(context.tx, workReportRecord, reportId);
  if (changed) report = await changeRecord(context, workReportRecord, action, report, { state, reason }, { reason });
  return { report, facts, changed };
}

/** The order is read again: letting go of holds may have changed it. */
async function takeBackCounted(
  context: CommandContext,
  report: WorkReportRow,
  action: string,
  reason: string,
): Promise<void> {
  const order = await lockOrder(context.tx, report.workOrderId);
  const operations = await operationsOf(context.tx, order.id);
  const operation = operations.find((one) => one.id === report.operationId)!;
  const delta = deltaOf(report);
  requireNotProcessed(report, operations, operation);
  await applyChange(context, action, {
    order,
    operations,
    operation,
    kind: 'reversal',
    sourceId: report.id,
    delta: { good: negated(delta.good), scrap: negated(delta.scrap), rework: negated(delta.rework) },
  });
  for (const { componentId, quantity } of report.consumption)
    await addConsumed(context, componentId, negated(quantity));
  await reverseEdges(context, report.id);
  const source = { kind: 'work-report', id: report.id, code: report.code };
  for (const posting of await openPostingsOf(context, report.id))
    await reversePosting(context, posting, source, reason);
}

/** Good pieces that the next report point has worked on, or that are in stock, cannot be unmade. */
function requireNotProcessed(
  report: WorkReportRow,
  operations: readonly OperationRow[],
  operation: OperationRow,
): void {
  const next = operations.find((one) => one.reportPoint && one.sequence > operation.sequence);
  const left = toMillionths(operation.good) - toMillionths(operation.held) - toMillionths(report.good);
  if (next && left < processedOf(next))
    throw productionFault('ALREADY_PROCESSED', {
      detail: `report ${report.code}: operation ${next.sequence} has worked on its pieces`,
    });
}

function requireOpenOrder(order: WorkOrderRow): void {
  if (order.state !== 'closed' && order.state !== 'cancelled') return;
  throw productionFault('illegal-transition', {
    detail: `work order ${order.code} is ${order.state}`,
    params: { subject: 'WorkOrder', code: order.code, from: order.state, to: 'corrected' },
  });
}
