import { LockMode } from '@mikro-orm/postgresql';
import type { EntityName, InferEntity } from '@mikro-orm/postgresql';
import { fault } from '../../contracts/errors.ts';
import type { Tx } from '../../platform/database/database.ts';
import { audit, newId } from './audit.ts';
import type { CommandContext } from './context.ts';
import { hint } from './live.ts';

/** The columns of `recordColumns`. */
export interface RecordRow {
  id: string;
  version: number;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  updatedBy: string;
}

/** A kind of record: where it is stored, what permissions and the audit call it, what its live hints are judged by. */
export interface RecordKind<Row extends RecordRow> {
  entity: object;
  subject: string;
  scope(row: Row): object;
}

/** Gives a kind its types. */
export function recordKind<Row extends RecordRow>(kind: RecordKind<Row>): RecordKind<Row> {
  return kind;
}

/** The rows of a table as plain data: the marks that the ORM puts on its types are left out. */
export type RowOf<Table> = {
  [Name in keyof InferEntity<Table> as Name extends string ? Name : never]-?: Exclude<
    InferEntity<Table>[Name],
    undefined
  >;
};

/** A kind of record with the row type of its table. */
export function tableKind<Table extends object>(
  entity: Table,
  subject: string,
  scope: (row: RowOf<Table>) => object,
): RecordKind<RowOf<Table> & RecordRow> {
  return { entity, subject, scope };
}

/** A row to be: everything but what `createRecord` sets itself. Columns that may be empty may be left out. */
export type NewRow<Row extends RecordRow> = {
  [Name in OwnColumn<Row> as null extends Row[Name] ? never : Name]: Row[Name];
} & { [Name in OwnColumn<Row> as null extends Row[Name] ? Name : never]?: Row[Name] | undefined } & { id?: string };

/** Columns that are not those of every record; the marks that the ORM puts on its types are symbols. */
type OwnColumn<Row> = Exclude<keyof Row & string, keyof RecordRow>;

/** Columns to be changed; what is left out or undefined stays. */
export type Changes<Row extends RecordRow> = {
  [Column in Exclude<keyof Row, keyof RecordRow>]?: Row[Column] | undefined;
};

/** Inserts a record with its audit entry and its live hint. `parts` are rows that belong to it, for the audit. */
export async function createRecord<Row extends RecordRow>(
  context: CommandContext,
  kind: RecordKind<Row>,
  action: string,
  values: NewRow<Row>,
  parts: object = {},
): Promise<Row> {
  const row = {
    ...values,
    id: values.id ?? newId(context.at),
    version: 1,
    createdAt: context.at,
    createdBy: context.actor.user,
    updatedAt: context.at,
    updatedBy: context.actor.user,
  } as unknown as Row;
  await insertOnce(context.tx, kind, row);
  await audit(context, action, { subject: kind.subject, ref: row.id, before: null, after: { ...values, ...parts } });
  await hint(context.tx, { subject: kind.subject, ref: row.id, version: 1, scope: kind.scope(row) });
  return row;
}

const UNIQUE_VIOLATION = '23505';

/** Somebody else may have made the same record a moment ago. */
async function insertOnce(tx: Tx, kind: { entity: object; subject: string }, row: RecordRow): Promise<void> {
  try {
    await tx.em.insert(tableOf(kind), row as never);
  } catch (cause) {
    if ((cause as { code?: string }).code !== UNIQUE_VIOLATION) throw cause;
    throw fault('conflict', { detail: `such a ${kind.subject} exists already`, cause });
  }
}

/**
 * Changes a record that was read as `row`; somebody else's change in between is refused (`stale-version`). Only what
 * differs is written and audited.
 */
export async function changeRecord<Row extends RecordRow>(
  context: CommandContext,
  kind: RecordKind<Row>,
  action: string,
  row: Row,
  values: Changes<Row>,
  details: { reason?: string | undefined; parts?: { before: object; after: object } } = {},
): Promise<Row> {
  const changed = differing(row, values);
  if (Object.keys(changed).length === 0 && !details.parts) return row;
  const next = {
    ...row,
    ...changed,
    version: row.version + 1,
    updatedAt: context.at,
    updatedBy: context.actor.user,
  } as Row;
  const written = { ...changed, version: next.version, updatedAt: next.updatedAt, updatedBy: next.updatedBy };
  const where = { id: row.id, version: row.version };
  if ((await context.tx.em.nativeUpdate(tableOf(kind), where as never, written as never)) === 0)
    throw stale(kind, row.id);
  await audit(context, action, {
    subject: kind.subject,
    ref: row.id,
    before: { ...pick(row, Object.keys(changed)), ...details.parts?.before },
    after: { ...changed, ...details.parts?.after },
    ...(details.reason === undefined ? {} : { reason: details.reason }),
  });
  await hint(context.tx, { subject: kind.subject, ref: row.id, version: next.version, scope: kind.scope(next) });
  return next;
}

/** Reads a record without keeping it; `lock` holds it until the end of the transaction. */
export async function readRecord<Row extends RecordRow>(
  tx: Tx,
  kind: RecordKind<Row>,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Row> {
  const row = await findRecord(tx, kind, { id } as Partial<Row>, options);
  if (!row) throw fault('not-found', { detail: `no ${kind.subject} ${id}` });
  return row;
}

/** The same by any columns; `undefined` when there is none. */
export async function findRecord<Row extends RecordRow>(
  tx: Tx,
  kind: RecordKind<Row>,
  where: Partial<Row>,
  options: { lock?: boolean } = {},
): Promise<Row | undefined> {
  if (options.lock) await lockRow(tx, kind, where);
  const row = await tx.em.findOne(tableOf(kind), where as never, { disableIdentityMap: true });
  return row === null ? undefined : ({ ...(row as object) } as Row);
}

/** Reads rows of any table as plain objects. */
export async function findRows<Table extends object>(
  tx: Tx,
  table: Table,
  where: object,
  orderBy: object = {},
): Promise<RowOf<Table>[]> {
  const options = { disableIdentityMap: true, orderBy: orderBy as never };
  const rows = await tx.em.find(table as EntityName<object>, where as never, options);
  return rows.map((row) => ({ ...row }) as RowOf<Table>);
}

/** The rows of a kind. */
export function findRecords<Row extends RecordRow>(
  tx: Tx,
  kind: RecordKind<Row>,
  where: object,
  orderBy: object = {},
): Promise<Row[]> {
  return findRows(tx, kind.entity, where, orderBy) as unknown as Promise<Row[]>;
}

function tableOf(kind: { entity: object }): EntityName<object> {
  return kind.entity as EntityName<object>;
}

/** Locks first and reads then: the row read is the row locked, also after waiting for another transaction. */
async function lockRow<Row extends RecordRow>(tx: Tx, kind: RecordKind<Row>, where: Partial<Row>): Promise<void> {
  await tx.em
    .createQueryBuilder(tableOf(kind))
    .select(['id' as never])
    .where(where as never)
    .setLockMode(LockMode.PESSIMISTIC_WRITE)
    .execute('all');
}

/** Refuses a change that was made on an outdated view; `undefined` = the caller does not care. */
export function requireVersion(row: { id: string; version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== row.version)
    throw fault('stale-version', { detail: `${row.id} is at version ${row.version}, not ${expected}` });
}

function stale(kind: { subject: string }, id: string): Error {
  return fault('stale-version', { detail: `${kind.subject} ${id} was changed by somebody else` });
}

function differing<Row extends object>(row: Row, values: object): Partial<Row> {
  const entries = Object.entries(values) as [keyof Row, unknown][];
  return Object.fromEntries(
    entries.filter(([name, value]) => value !== undefined && comparable(value) !== comparable(row[name] ?? null)),
  ) as Partial<Row>;
}

/** The database keeps JSON objects in an order of its own. */
function comparable(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function pick(row: object, names: string[]): object {
  return Object.fromEntries(names.map((name) => [name, (row as Record<string, unknown>)[name] ?? null]));
}
