import { z } from 'zod';
import { cursorValues, pageOf, pageQuery } from './page.ts';
import type { Page } from './page.ts';

/** A list of records: what it shows, what it can be filtered and sorted by. All SQL speaks of `from`. */
export interface ListSpec {
  from: string;
  /** Output name → SQL. `id` is always there as `t.id`. */
  columns: Readonly<Record<string, string>>;
  /** Query parameter → SQL with `?` for its value. */
  filters?: Readonly<Record<string, string>>;
  /** SQL texts that `search` looks into. */
  search?: readonly string[];
  /** Sort name → SQL that is never null, with its type; `-name` sorts downwards. */
  sorts: Readonly<Record<string, { sql: string; type: 'text' | 'timestamptz' | 'numeric' | 'int' | 'date' }>>;
  defaultSort: string;
}

/** Part of a where clause, with its own parameters from `$1` on. */
export interface Condition {
  sql: string;
  params: readonly unknown[];
}

interface ListReader {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export type ListQuery = { limit: number; cursor?: string | undefined; sort?: string | undefined } & {
  [filter: string]: unknown;
};

/** A filter takes what its SQL casts to: text that the database cannot read is refused before it gets there. */
function filterSchema(sql: string): z.ZodType<string> {
  if (sql.includes('(?)::boolean')) return z.enum(['true', 'false']);
  if (sql.includes('(?)::uuid')) return z.uuid();
  if (sql.includes('(?)::int')) return z.string().regex(/^-?\d{1,9}$/);
  if (sql.includes('(?)::timestamptz')) return z.iso.datetime({ offset: true });
  if (sql.includes('(?)::date')) return z.iso.date();
  return z.string().min(1).max(200);
}

/** The query parameters of a list, as a schema for its route. */
export function listQuery(spec: ListSpec): z.ZodType<ListQuery> {
  const sorts = Object.keys(spec.sorts).flatMap((name) => [name, `-${name}`]);
  const filters = Object.entries(spec.filters ?? {}).map(([name, sql]) => [name, filterSchema(sql).optional()]);
  return z.strictObject({
    ...pageQuery,
    sort: z.enum(sorts).optional(),
    ...(spec.search ? { search: z.string().max(100).optional() } : {}),
    ...(Object.fromEntries(filters) as Record<string, z.ZodType>),
  }) as unknown as z.ZodType<ListQuery>;
}

/** One page of what `permitted` lets through. Continues after the cursor's row by value, so pages never shift. */
export async function listRows<Item>(
  reader: ListReader,
  spec: ListSpec,
  query: ListQuery,
  permitted: (offset: number) => Condition,
): Promise<Page<Item>> {
  const sort = sortOf(spec, query.sort);
  const params: unknown[] = [];
  const parameter = (value: unknown): string => `$${params.push(value)}`;
  const conditions = [...filtersOf(spec, query, parameter)];
  const after = cursorValues(query.cursor, 2);
  if (after) {
    const comparison = sort.down ? '<' : '>';
    conditions.push(
      `(${sort.sql}, t.id) ${comparison} (${parameter(after[0])}::${sort.type}, ${parameter(after[1])}::uuid)`,
    );
  }
  const allowed = permitted(params.length);
  params.push(...allowed.params);
  conditions.push(allowed.sql);
  const columns = Object.entries({ id: 't.id', ...spec.columns }).map(([name, sql]) => `${sql} as "${name}"`);
  const direction = sort.down ? 'desc' : 'asc';
  const rows = await reader.query<Record<string, unknown>>(
    `select ${columns.join(', ')}, (${sort.sql})::text as "~sort" from ${spec.from}
     where ${conditions.join(' and ')} order by ${sort.sql} ${direction}, t.id ${direction}
     limit ${parameter(query.limit + 1)}`,
    params,
  );
  return pageOf(rows, query.limit, (row) => [row['~sort'] as string, row['id'] as string], shown<Item>);
}

/** One row of the list's shape by its id, if it may be seen. */
export async function listRow<Item>(
  reader: ListReader,
  spec: Pick<ListSpec, 'from' | 'columns'>,
  id: string,
  permitted: (offset: number) => Condition,
): Promise<Item | undefined> {
  const allowed = permitted(1);
  const columns = Object.entries({ id: 't.id', ...spec.columns }).map(([name, sql]) => `${sql} as "${name}"`);
  const [row] = await reader.query<Record<string, unknown>>(
    `select ${columns.join(', ')} from ${spec.from} where t.id = $1 and ${allowed.sql}`,
    [id, ...allowed.params],
  );
  return row as Item | undefined;
}

function* filtersOf(spec: ListSpec, query: ListQuery, parameter: (value: unknown) => string): Generator<string> {
  for (const [name, sql] of Object.entries(spec.filters ?? {}))
    if (query[name] !== undefined) yield `(${sql.replaceAll('?', parameter(query[name]))})`;
  if (spec.search && typeof query['search'] === 'string' && query['search'].trim() !== '') {
    const pattern = parameter(`%${query['search'].trim().replace(/[\\%_]/g, '\\$&')}%`);
    yield `(${spec.search.map((sql) => `${sql} ilike ${pattern}`).join(' or ')})`;
  }
}

function sortOf(spec: ListSpec, wanted: string | undefined) {
  const name = wanted ?? spec.defaultSort;
  const down = name.startsWith('-');
  const entry = spec.sorts[down ? name.slice(1) : name];
  if (!entry) throw new RangeError(`no sort ${name}`);
  return { ...entry, down };
}

function shown<Item>(row: Record<string, unknown>): Item {
  const { '~sort': _sort, ...item } = row;
  return item as Item;
}
