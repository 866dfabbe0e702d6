import { addQuantities } from '../../contracts/decimal.ts';
import { productionFault } from '../../contracts/production/errors.ts';
import type { WorkReportInput } from '../../contracts/production/vocabulary.ts';
import { fault } from '../../contracts/errors.ts';
import type { CommandContext } from '../foundation/index.ts';
import { lookUp, reasonRecord } from '../masterdata/index.ts';
import type { OperationRow, WorkOrderRow } from './records.ts';

/** Later than this, a report says why. */
const LATE_AFTER_MS = 8 * 3_600_000;
/** Clocks of stations may run ahead by this much. */
const AHEAD_MS = 5 * 60_000;

/** The operation that is meant; refused where nothing can be reported. */
export function requireReportable(
  order: WorkOrderRow,
  operations: readonly OperationRow[],
  input: WorkReportInput,
): OperationRow {
  if (order.state !== 'released' && order.state !== 'in-progress')
    throw productionFault('not-reportable', { detail: `work order ${order.code} is ${order.state}` });
  const points = operations.filter((one) => one.reportPoint && one.state !== 'skipped');
  const open = points.filter((one) =>
    input.kind === 'rework' ? one.rework !== '0' : one.state !== 'waiting' && one.state !== 'done',
  );
  const operation =
    input.operation === undefined
      ? onlyOne(order, open, points)
      : points.find((one) => one.sequence === input.operation);
  if (!operation)
    throw productionFault('not-reportable', { detail: `${order.code} has no report point ${input.operation}` });
  return operation;
}

function onlyOne(order: WorkOrderRow, open: OperationRow[], points: OperationRow[]): OperationRow {
  const candidates = open.length > 0 ? open : points;
  if (candidates.length === 1) return candidates[0]!;
  const numbers = candidates.map((one) => one.sequence).join(', ');
  throw productionFault('not-reportable', {
    detail: `name the operation of ${order.code}: ${numbers}`,
    errors: [{ path: 'operation', code: 'required', message: `one of ${numbers}` }],
  });
}

/** Not from the future; late ones say why; an end comes after its beginning. */
export function requireTimely(input: WorkReportInput, at: Date): void {
  if (input.startedAt && input.endedAt && input.endedAt < input.startedAt)
    throw invalid('endedAt', 'before its beginning');
  if (!input.eventTime) return;
  const age = at.getTime() - Date.parse(input.eventTime);
  if (age < -AHEAD_MS) throw invalid('eventTime', 'in the future');
  if (age > LATE_AFTER_MS && !input.delayReason?.trim())
    throw productionFault('reason-required', {
      detail: 'the report comes more than 8 hours late: say why',
      errors: [{ path: 'delayReason', code: 'required', message: 'why it comes late' }],
    });
}

/** Shares are given for everybody or for nobody, and are 100% together. */
export function requireWholeShares(input: WorkReportInput): void {
  const shares = input.persons.filter((one) => one.sharePercent !== undefined);
  if (shares.length === 0) return;
  const sum = addQuantities(...shares.map((one) => one.sharePercent!));
  if (shares.length !== input.persons.length || sum !== '100')
    throw productionFault('shares-not-whole', { detail: `the shares are ${sum}% together` });
}

/** On lines where people work on one thing at a time, nobody is at two operations at once. */
export async function requireFreePeople(
  context: CommandContext,
  input: WorkReportInput,
  people: readonly string[],
  operation: OperationRow,
): Promise<void> {
  if (!input.startedAt || !input.endedAt) return;
  const [busy] = await context.tx.query<{ code: string }>(
    `select r.code from work_report r join line l on l.id = r.line_id
     where not l.shared_people and r.state in ('submitted', 'accepted') and r.reporters && $1::text[]
       and r.operation_id <> $2 and r.started_at < $4 and r.ended_at > $3 limit 1`,
    [people, operation.id, input.startedAt, input.endedAt],
  );
  if (busy) throw productionFault('person-busy', { detail: `report ${busy.code} covers the same time` });
}

export interface ReasonRow {
  reportId: string;
  position: number;
  kind: 'scrap' | 'rework';
  reasonId: string;
  quantity: string;
}

/** Reasons looked up; a scrap reason does not explain rework. */
export async function reasonRows(
  context: CommandContext,
  plantId: string,
  reportId: string,
  input: WorkReportInput,
): Promise<ReasonRow[]> {
  const rows: ReasonRow[] = [];
  for (const kind of ['scrap', 'rework'] as const)
    for (const { reason, quantity } of input[kind]) {
      const found = await lookUp(context.tx, reasonRecord, reason, { plantId, path: kind });
      if (found.kind !== kind)
        throw productionFault('wrong-reason', {
          detail: `${found.code} is a reason for ${found.kind}, not for ${kind}`,
          errors: [{ path: kind, code: 'wrong-reason', message: found.code }],
        });
      rows.push({ reportId, position: rows.length + 1, kind, reasonId: found.id, quantity });
    }
  return rows;
}

function invalid(path: string, message: string): Error {
  return fault('invalid-input', { detail: `${path}: ${message}`, errors: [{ path, code: 'invalid', message }] });
}
