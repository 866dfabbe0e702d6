import type { EventVariables } from '../../contracts/events.ts';
import { readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { itemRecord } from '../masterdata/index.ts';
import type { OperationRow, WorkOrderRow, WorkReportRow } from './records.ts';

/** What every event of a report says. */
export async function reportFacts(
  context: CommandContext,
  report: WorkReportRow,
  order: WorkOrderRow,
  operation: OperationRow,
): Promise<EventVariables<'report.accepted'>> {
  const item = await readRecord(context.tx, itemRecord, order.itemId);
  return {
    plantId: report.plantId,
    reportId: report.id,
    reportCode: report.code,
    workOrderId: order.id,
    workOrderCode: order.code,
    operation: operation.sequence,
    itemCode: item.code,
    unit: order.unit,
    good: report.good,
    scrap: report.scrap,
    rework: report.rework,
    reportedBy: report.createdBy,
  };
}
