import { z } from 'zod';
import type { CsvRow } from './csv-table.ts';

/** How records stand in a table of text. */
export interface CsvShape {
  /** Columns in order; `name.zh` reaches inside. */
  columns: readonly string[];
  /** A list whose entries each stand on a row of their own; the other columns are then repeated or left empty. */
  list?: string | undefined;
}

/** One record of a file: where it begins, and its nested value with texts turned to what the schema wants. */
export interface CsvRecord {
  line: number;
  value: Record<string, unknown>;
}

/**
 * Rows → records. Rows that repeat all columns outside of the list, or leave them all empty, continue the record above.
 * Texts become numbers and booleans where the schema has these.
 */
export function recordsOf(rows: readonly CsvRow[], shape: CsvShape, schema: z.ZodType): CsvRecord[] {
  const kinds = kindsOf(schema);
  const records: CsvRecord[] = [];
  let head = '';
  for (const row of rows) {
    const { own, entry } = split(row.cells, shape.list);
    const key = JSON.stringify(own);
    const continues = shape.list !== undefined && records.length > 0 && (Object.keys(own).length === 0 || key === head);
    if (!continues) {
      records.push({ line: row.line, value: nested(own, kinds) });
      head = key;
    }
    if (shape.list !== undefined && Object.keys(entry).length > 0)
      append(records.at(-1)!.value, shape.list, nested(entry, kinds, shape.list));
  }
  return records;
}

/** The other way: a record as rows. */
export function rowsOf(value: Record<string, unknown>, shape: CsvShape): Record<string, unknown>[] {
  const own = shape.columns.filter((name) => !isOf(name, shape.list));
  const head = Object.fromEntries(own.map((name) => [name, textAt(value, name)]));
  const list = shape.list === undefined ? [] : ((value[shape.list] as Record<string, unknown>[] | null) ?? []);
  if (list.length === 0) return [head];
  const inner = shape.columns.filter((name) => isOf(name, shape.list));
  return list.map((entry) => ({
    ...head,
    ...Object.fromEntries(inner.map((name) => [name, textAt(entry, name.slice(shape.list!.length + 1))])),
  }));
}

function split(cells: Record<string, string>, list: string | undefined) {
  const own: Record<string, string> = {};
  const entry: Record<string, string> = {};
  for (const [name, text] of Object.entries(cells)) (isOf(name, list) ? entry : own)[name] = text;
  return { own, entry };
}

function isOf(name: string, list: string | undefined): boolean {
  return list !== undefined && name.startsWith(`${list}.`);
}

function nested(cells: Record<string, string>, kinds: Map<string, string>, under?: string): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(cells)) {
    const path = (under === undefined ? name : name.slice(under.length + 1)).split('.');
    let target = value;
    for (const step of path.slice(0, -1)) target = (target[step] ??= {}) as Record<string, unknown>;
    target[path.at(-1)!] = typed(text, kinds.get(name));
  }
  return value;
}

function append(value: Record<string, unknown>, list: string, entry: Record<string, unknown>): void {
  ((value[list] ??= []) as unknown[]).push(entry);
}

const yes = new Set(['true', '1', 'yes', 'y', '是']);
const no = new Set(['false', '0', 'no', 'n', '否']);

/** Whatever cannot be turned stays text, and the schema says what is wrong with it. */
function typed(text: string, kind: string | undefined): unknown {
  if (kind === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (kind === 'boolean' && yes.has(text.toLowerCase())) return true;
  if (kind === 'boolean' && no.has(text.toLowerCase())) return false;
  if (kind === 'shifts') return shiftsOf(text);
  return text;
}

/** `08:00-12:00 13:00-17:00` */
function shiftsOf(text: string): unknown {
  if (text === '-') return [];
  return text.split(/\s+/).map((part) => {
    const [from, to] = part.split('-');
    return { from, to };
  });
}

interface JsonSchema {
  type?: string | undefined;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema | undefined;
  anyOf?: JsonSchema[] | undefined;
  oneOf?: JsonSchema[] | undefined;
}

/** Column name → type, read off the schema. */
function kindsOf(schema: z.ZodType): Map<string, string> {
  const kinds = new Map<string, string>();
  collect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, '', kinds);
  return kinds;
}

function collect(schema: JsonSchema, path: string, kinds: Map<string, string>): void {
  for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) collect(part, path, kinds);
  if (schema.items) {
    if (schema.items.properties?.['from'] && schema.items.properties['to']) kinds.set(path, 'shifts');
    else collect(schema.items, path, kinds);
  }
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    collect(inner, path === '' ? name : `${path}.${name}`, kinds);
  if (schema.type === 'integer' || schema.type === 'number') kinds.set(path, 'number');
  if (schema.type === 'boolean') kinds.set(path, 'boolean');
}

function textAt(value: Record<string, unknown>, path: string): unknown {
  const found = path
    .split('.')
    .reduce<unknown>((inner, step) => (inner as Record<string, unknown> | null)?.[step], value);
  if (!Array.isArray(found)) return found;
  const shifts = found as { from?: string; to?: string }[];
  return shifts.length === 0 ? '-' : shifts.map(({ from, to }) => `${from}-${to}`).join(' ');
}
