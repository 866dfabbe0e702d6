import { addQuantities, compareQuantities, toMillionths } from '../../contracts/decimal.ts';
import { workReportInput } from '../../contracts/production/vocabulary.ts';
import type { WorkReportInput } from '../../contracts/production/vocabulary.ts';
import { productionFault } from '../../contracts/production/errors.ts';
import { createRecord, defineCommand, emit, newId, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { createLot, lotRecord } from '../inventory/index.ts';
import type { LotRow } from '../inventory/index.ts';
import { findRecord } from '../foundation/index.ts';
import { itemRecord, lineRecord, lookUp, nextCode, plantOf, workUnitRecord } from '../masterdata/index.ts';
import { acceptInto } from './accept-report.ts';
import { dateOf } from './create-work-order.ts';
import { WorkReportReason } from './entities/index.ts';
import { lockOrder, operationsOf, workReportRecord } from './records.ts';
import type { OperationRow, WorkOrderRow, WorkReportRow } from './records.ts';
import { reportFacts } from './report-facts.ts';
import {
  reasonRows,
  requireFreePeople,
  requireReportable,
  requireTimely,
  requireWholeShares,
} from './report-checks.ts';
import { requireCountable } from './report-rules.ts';
import { reverseAccepted } from './reverse-report.ts';

export interface SubmittedReport {
  reportId: string;
  reportCode: string;
  workOrderId: string;
  workOrderCode: string;
  operation: number;
  lotCode: string | null;
  /** Counted at once; else it waits for its process, or for the team leader. */
  accepted: boolean;
}

/**
 * A person reports work. Reports on inspection points and on the last operation wait for their acceptance, which is the
 * first step of their process; all others are counted at once.
 */
export const reportWork = defineCommand({
  name: 'production.report-work',
  input: workReportInput,
  run: (context, input) => submitReport(context, input),
  async undo(context, _input, result) {
    await reverseAccepted(context, result.reportId, 'production.report-work.undo', 'undo');
  },
});

/** The same for a correction, which names the report it replaces. */
export async function submitReport(
  context: CommandContext,
  input: WorkReportInput,
  corrects?: WorkReportRow,
): Promise<SubmittedReport> {
  const order = await lockOrder(context.tx, input.workOrder);
  const operations = await operationsOf(context.tx, order.id);
  const operation = requireReportable(order, operations, input);
  const line = await readRecord(context.tx, lineRecord, operation.lineId);
  const reporters = reportersOf(context, input);
  permit(context, { verb: 'report', subject: 'WorkReport' }, { ...lineRecord.scope(line), reporters });
  requireTimely(input, context.at);
  requireWholeShares(input);
  if (!line.sharedPeople) await requireFreePeople(context, input, reporters, operation);
  const code = await nextCode(context, 'report', order.plantId);
  const lot = await lotOfReport(context, order, operation, input);
  const row = await writeReport(context, { order, operation, line, code, lot, reporters }, input, corrects);
  const waits = operation.final || operation.inspectionPoint !== 'none';
  // The excess is for its process to decide; more than was passed on would only get stuck there.
  if (waits) requireCountable(order, operations, operation, row, true);
  if (waits) await announce(context, row, order, operation, lot);
  else await acceptInto(context, order, row, false);
  return {
    reportId: row.id,
    reportCode: row.code,
    workOrderId: order.id,
    workOrderCode: order.code,
    operation: operation.sequence,
    lotCode: lot?.code ?? null,
    accepted: !waits,
  };
}

/** Everybody with a hand in it, the one it was done for included. */
function reportersOf(context: CommandContext, input: WorkReportInput): string[] {
  const { user, onBehalfOf } = context.actor;
  return [...new Set([user, ...(onBehalfOf ? [onBehalfOf] : []), ...input.persons.map((one) => one.person)])];
}

/** Good pieces of the last operation get a lot if their item is kept by lot: the order's, a new one, or the named one. */
async function lotOfReport(
  context: CommandContext,
  order: WorkOrderRow,
  operation: OperationRow,
  input: WorkReportInput,
): Promise<LotRow | undefined> {
  if (!operation.final) return undefined;
  const item = await readRecord(context.tx, itemRecord, order.itemId);
  if (item.tracking === 'none') return undefined;
  const code = input.lot ?? (order.lotPolicy === 'per-order' ? order.code : undefined);
  const existing = code && (await findRecord(context.tx, lotRecord, { itemId: item.id, code }));
  if (existing) return existing;
  const { zone } = await plantOf(context.tx, order.plantId);
  const origin = { kind: 'work-order', id: order.id } as const;
  return createLot(context, { item, code, status: 'quarantine', origin, zone });
}

interface Around {
  order: WorkOrderRow;
  operation: OperationRow;
  line: { id: string; departmentId: string | null };
  code: string;
  lot: LotRow | undefined;
  reporters: string[];
}

async function writeReport(
  context: CommandContext,
  around: Around,
  input: WorkReportInput,
  corrects: WorkReportRow | undefined,
): Promise<WorkReportRow> {
  const { order, operation } = around;
  const id = newId(context.at);
  const reasons = await reasonRows(context, order.plantId, id, input);
  const total = (kind: 'scrap' | 'rework'): string => addQuantities('0', ...input[kind].map((one) => one.quantity));
  const sums = { good: addQuantities(input.good), scrap: total('scrap'), rework: total('rework') };
  if (compareQuantities(addQuantities(sums.good, sums.scrap, sums.rework), '0') <= 0)
    throw productionFault('not-reportable', { detail: 'nothing is reported: all quantities are 0' });
  if (input.kind === 'rework' && toMillionths(sums.rework) > 0n)
    throw productionFault('not-reportable', { detail: 'pieces through rework are good or scrap' });
  const unit = input.workUnit && (await lookUp(context.tx, workUnitRecord, input.workUnit, { plantId: order.plantId }));
  const row = await createRecord(
    context,
    workReportRecord,
    corrects ? 'production.correct-report' : 'production.report-work',
    {
      id,
      plantId: order.plantId,
      code: around.code,
      workOrderId: order.id,
      operationId: operation.id,
      lineId: around.line.id,
      departmentId: around.line.departmentId,
      kind: input.kind,
      ...sums,
      lotId: around.lot?.id ?? null,
      used: input.used,
      persons: input.persons,
      consumption: [],
      reporters: around.reporters,
      workUnitId: unit ? unit.id : null,
      ...timesOf(input, context.at),
      source: input.source,
      state: 'submitted',
      correctsId: corrects?.id ?? null,
      remark: input.remark ?? null,
    },
    { reasons },
  );
  if (reasons.length > 0) await context.tx.em.insertMany(WorkReportReason, reasons);
  return row;
}

function timesOf(input: WorkReportInput, at: Date) {
  return {
    shift: input.shift ?? null,
    startedAt: dateOf(input.startedAt),
    endedAt: dateOf(input.endedAt),
    setupSeconds: input.setupSeconds ?? null,
    runSeconds: input.runSeconds ?? null,
    eventTime: dateOf(input.eventTime) ?? at,
    delayReason: input.delayReason ?? null,
  };
}

async function announce(
  context: CommandContext,
  report: WorkReportRow,
  order: WorkOrderRow,
  operation: OperationRow,
  lot: LotRow | undefined,
): Promise<void> {
  await emit(context, {
    name: 'op.report.submitted',
    businessKey: report.code,
    plantId: report.plantId,
    variables: {
      ...(await reportFacts(context, report, order, operation)),
      lotCode: lot?.code ?? null,
      inspectionPoint: operation.inspectionPoint,
      final: operation.final,
    },
  });
}
