import type { Json, JsonObject } from '../contracts/json.ts';
import type { RecordName } from '../contracts/services/record-titles.ts';
import type { Command } from './foundation/index.ts';
import { approveRequisition, createOrder, createRequisition, receiveOrder } from './procurement/index.ts';
import { decideOverTolerance, reportWork } from './production/index.ts';
import { createNonconformance, decideDisposition, judgeLot, recordInspection } from './quality/index.ts';
import { adjustStock, confirmPutaway, transferStock } from './warehouse/index.ts';

/** A domain command that a task form can run. */
export interface RecordEntry {
  command: Command<never, object>;
  /** The command's input from what the person sent, and from what the process knows. */
  input(form: JsonObject, variables: JsonObject): JsonObject;
  /** What the task completes with: ids, numbers of records, and what a gateway asks. */
  result: readonly string[];
}

/** Fields of the form as they are; empty ones are left out. */
function take(form: JsonObject, ...names: string[]): JsonObject {
  const taken: JsonObject = {};
  for (const name of names) {
    const value = form[name];
    if (value !== undefined && value !== null && value !== '') taken[name] = value;
  }
  return taken;
}

/** Quantities as text; forms send text, processes may know numbers. */
function quantities(form: JsonObject, ...names: string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(take(form, ...names)).map(([name, value]) => [
      name,
      typeof value === 'number' ? String(value) : value,
    ]),
  );
}

/** Which record is meant: named in the form, or known to the process as `name`, `nameCode` or `nameId`. */
function meant(name: string, form: JsonObject, variables: JsonObject): JsonObject {
  const value = [form, variables]
    .flatMap((source) => [source[name], source[`${name}Code`], source[`${name}Id`]])
    .find((one) => typeof one === 'string' && one !== '');
  return value === undefined ? {} : { [name]: value };
}

/** Rows of a table field; rows in which nothing was entered are left out. */
function rows(form: JsonObject, name: string): JsonObject {
  const value = form[name];
  if (!Array.isArray(value)) return {};
  const filled = value
    .filter((row): row is JsonObject => row !== null && typeof row === 'object' && !Array.isArray(row))
    .map(
      (row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null && cell !== '')) as JsonObject,
    )
    .filter((row) => Object.keys(row).length > 0);
  return { [name]: filled };
}

/** A choice: a field of the form, or the button that was pressed. */
function choice(name: string, form: JsonObject): JsonObject {
  const value: Json | undefined = form[name] ?? form['outcome'];
  return value === undefined ? {} : { [name]: value };
}

function entry(command: unknown, input: RecordEntry['input'], result: readonly string[]): RecordEntry {
  return { command: command as Command<never, object>, input, result };
}

const reportFields = ['operation', 'kind', 'lot', 'workUnit', 'shift', 'startedAt', 'endedAt', 'setupSeconds'];
const reportMore = ['runSeconds', 'eventTime', 'delayReason', 'source', 'remark'];

/** Which kind of report and at which operation, the process may say (a rework task). */
function fromProcess(variables: JsonObject): JsonObject {
  const { kind, operation } = variables;
  return {
    ...(kind === 'rework' ? { kind } : {}),
    ...(typeof operation === 'number' ? { operation } : {}),
  };
}

const reportValues = (form: JsonObject, variables: JsonObject): JsonObject => ({
  ...fromProcess(variables),
  ...take(form, ...reportFields, ...reportMore),
  ...quantities(form, 'good'),
  ...meant('workOrder', form, variables),
  ...rows(form, 'scrap'),
  ...rows(form, 'rework'),
  ...rows(form, 'used'),
  ...rows(form, 'persons'),
});

const dispositionKinds = ['rework', 'scrap', 'concession', 'return'];

/** Either a table, or one quantity field per kind. */
function dispositions(form: JsonObject): JsonObject {
  if (Array.isArray(form['dispositions'])) return rows(form, 'dispositions');
  const given = quantities(form, ...dispositionKinds);
  const reason = take(form, 'reason');
  const list = Object.entries(given)
    .filter(([, quantity]) => /[1-9]/.test(String(quantity)))
    .map(([kind, quantity]) => ({ kind, quantity, ...reason }));
  return { dispositions: list };
}

/** The record commands by name, as `millrace:record` names them. */
export const recordEntries: Record<RecordName, RecordEntry> = {
  'production.report-work': entry(reportWork, reportValues, ['reportId', 'reportCode', 'workOrderCode', 'lotCode']),
  'production.decide-over-tolerance': entry(
    decideOverTolerance,
    (form, variables) => ({
      ...meant('report', form, variables),
      ...choice('decision', form),
      ...take(form, 'reason'),
    }),
    ['reportId', 'reportCode', 'decision'],
  ),
  'quality.record-inspection': entry(
    recordInspection,
    (form, variables) => ({
      ...meant('inspectionLot', form, variables),
      ...rows(form, 'readings'),
      ...rows(form, 'defects'),
      ...quantities(form, 'accepted', 'rejected'),
      ...take(form, 'sorted', 'reason'),
    }),
    ['inspectionLotId', 'inspectionLotCode', 'accepted', 'rejected'],
  ),
  'quality.judge-lot': entry(
    judgeLot,
    (form, variables) => ({
      ...meant('inspectionLot', form, variables),
      ...quantities(form, 'accepted', 'rejected'),
      ...take(form, 'sorted', 'reason'),
    }),
    ['inspectionLotId', 'inspectionLotCode', 'judgement', 'accepted', 'rejected'],
  ),
  'quality.create-nonconformance': entry(
    createNonconformance,
    (form, variables) => ({
      ...meant('inspectionLot', form, variables),
      ...quantities(form, 'quantity'),
      ...take(form, 'reason', 'description'),
    }),
    ['nonconformanceId', 'nonconformanceCode', 'quantity'],
  ),
  'quality.decide-disposition': entry(
    decideDisposition,
    (form, variables) => ({ ...meant('nonconformance', form, variables), ...dispositions(form) }),
    ['nonconformanceId', 'nonconformanceCode', 'closed', ...dispositionKinds],
  ),
  'warehouse.confirm-putaway': entry(
    confirmPutaway,
    (form, variables) => ({
      ...meant('putAway', form, variables),
      ...(Array.isArray(form['places']) && form['places'].length > 0 ? rows(form, 'places') : take(form, 'location')),
      ...(form['scannedLot'] ? { lot: form['scannedLot'] } : take(form, 'lot')),
    }),
    ['putAwayId', 'putAwayCode', 'locations'],
  ),
  'warehouse.transfer-stock': entry(
    transferStock,
    (form) => ({ ...take(form, 'item', 'lot', 'unit', 'from', 'to', 'remark'), ...quantities(form, 'quantity') }),
    ['postingId'],
  ),
  'warehouse.adjust-stock': entry(
    adjustStock,
    (form) => ({ ...take(form, 'item', 'lot', 'location', 'reason', 'remark'), ...quantities(form, 'quantity') }),
    ['postingId'],
  ),
  'procurement.create-requisition': entry(
    createRequisition,
    (form) => ({ ...take(form, 'plant', 'sourceCode', 'remark'), ...rows(form, 'lines') }),
    ['requisitionId', 'requisitionCode', 'amount'],
  ),
  'procurement.approve-requisition': entry(
    approveRequisition,
    (form, variables) => ({
      ...meant('requisition', form, variables),
      ...choice('decision', form),
      ...take(form, 'reason'),
    }),
    ['requisitionId', 'requisitionCode', 'approved'],
  ),
  'procurement.create-order': entry(
    createOrder,
    (form, variables) => ({
      ...meant('requisition', form, variables),
      ...take(form, 'supplier', 'expectedOn', 'remark'),
      // The process sends it in its next step.
      send: false,
    }),
    ['orderId', 'orderCode', 'supplier'],
  ),
  'procurement.receive-order': entry(
    receiveOrder,
    (form, variables) => ({
      ...meant('order', form, variables),
      ...take(form, 'deliveryNote', 'location', 'remark'),
      ...rows(form, 'lines'),
    }),
    ['receiptId', 'receiptCode', 'orderCode', 'complete', 'inspect'],
  ),
};
