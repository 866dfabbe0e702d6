import type { Stage } from '../../contracts/quality/vocabulary.ts';
import { fault } from '../../contracts/errors.ts';
import { qualityFault } from '../../contracts/quality/errors.ts';
import { findRecord, findRows, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { procurementTables, receiptRecord } from '../procurement/index.ts';
import type { ReceiptLineRow } from '../procurement/index.ts';
import { itemRecord } from '../masterdata/index.ts';
import type { ItemRow } from '../masterdata/index.ts';
import { operationsOf, reportOf, workOrderRecord } from '../production/index.ts';
import type { OperationRow, WorkReportRow } from '../production/index.ts';

/** What is inspected, wherever it comes from. */
export interface InspectionSource {
  kind: 'work-report' | 'receipt-line';
  id: string;
  code: string;
  plantId: string;
  lineId: string | null;
  departmentId: string | null;
  stage: Stage;
  item: ItemRow;
  lotId: string | null;
  quantity: string;
  operation: number | null;
  supplierId: string | null;
  reporters: string[];
  report?: { row: WorkReportRow; operation: OperationRow };
  receiptLine?: ReceiptLineRow;
}

export interface SourceRef {
  report?: string | undefined;
  receiptLine?: string | undefined;
}

/** The report or the delivered line that is meant. */
export async function sourceOf(context: CommandContext, ref: SourceRef): Promise<InspectionSource> {
  if (ref.report !== undefined) return ofReport(context, await reportOf(context.tx, ref.report));
  if (ref.receiptLine !== undefined) return ofReceiptLine(context, ref.receiptLine);
  throw fault('invalid-input', {
    detail: 'report or receiptLine is needed',
    errors: [{ path: 'report', code: 'required', message: 'report or receiptLine' }],
  });
}

async function ofReport(context: CommandContext, row: WorkReportRow): Promise<InspectionSource> {
  const order = await readRecord(context.tx, workOrderRecord, row.workOrderId);
  const operations = await operationsOf(context.tx, order.id);
  const operation = operations.find((one) => one.id === row.operationId)!;
  return {
    kind: 'work-report',
    id: row.id,
    code: row.code,
    plantId: row.plantId,
    lineId: row.lineId,
    departmentId: row.departmentId,
    stage: operation.inspectionPoint === 'none' ? 'final' : operation.inspectionPoint,
    item: await readRecord(context.tx, itemRecord, order.itemId),
    lotId: row.lotId,
    quantity: row.good,
    operation: operation.sequence,
    supplierId: null,
    reporters: row.reporters,
    report: { row, operation },
  };
}

async function ofReceiptLine(context: CommandContext, id: string): Promise<InspectionSource> {
  const [line] = await findRows(context.tx, procurementTables.ReceiptLine, { id });
  const receipt = line && (await findRecord(context.tx, receiptRecord, { id: line.receiptId }));
  if (!line || !receipt) throw fault('not-found', { detail: `no receipt line ${id}` });
  if (!line.inspect) throw qualityFault('nothing-to-inspect', { detail: `${receipt.code}: not for inspection` });
  return {
    kind: 'receipt-line',
    id: line.id,
    code: receipt.code,
    plantId: receipt.plantId,
    lineId: null,
    departmentId: null,
    stage: 'incoming',
    item: await readRecord(context.tx, itemRecord, line.itemId),
    lotId: line.lotId,
    quantity: line.quantity,
    operation: null,
    supplierId: receipt.supplierId,
    // Whoever received it does not judge it.
    reporters: [receipt.createdBy],
    receiptLine: line,
  };
}
