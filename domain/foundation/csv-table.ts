import { parse } from 'csv-parse/sync';
import { fault } from '../../contracts/errors.ts';

/** A row of a CSV file with the line on which it stands. */
export interface CsvRow {
  line: number;
  cells: Record<string, string>;
}

const MOST_ROWS = 250_000;

/** Reads CSV text (RFC 4180, comma or semicolon, with or without BOM) whose first row names the columns. */
export function readCsv(text: string, columns: readonly string[]): CsvRow[] {
  const records = parseText(text);
  const [header, ...rows] = records;
  if (!header) throw invalid('the file is empty', 1);
  const names = header.record.map((name) => name.trim());
  const unknown = names.filter((name) => !columns.includes(name));
  if (unknown.length > 0)
    throw invalid(`unknown column ${unknown.join(', ')}; known are ${columns.join(', ')}`, header.info.lines);
  if (new Set(names).size !== names.length) throw invalid('a column stands there twice', header.info.lines);
  if (rows.length > MOST_ROWS) throw invalid(`more than ${MOST_ROWS} rows`, MOST_ROWS);
  return rows.map(({ record, info }) => ({ line: info.lines, cells: cellsOf(names, record) }));
}

interface ParsedLine {
  record: string[];
  info: { lines: number };
}

function parseText(text: string): ParsedLine[] {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  try {
    return parse(text, {
      bom: true,
      info: true,
      delimiter: firstLine.includes(';') && !firstLine.includes(',') ? ';' : ',',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    }) as unknown as ParsedLine[];
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : 'not readable', 1);
  }
}

function cellsOf(names: readonly string[], record: readonly string[]): Record<string, string> {
  const cells: Record<string, string> = {};
  names.forEach((name, index) => {
    const cell = (record[index] ?? '').trim();
    if (cell !== '') cells[name] = cell;
  });
  return cells;
}

/** Writes CSV that a spreadsheet opens: with BOM, and without a cell that it would run as a formula. */
export function writeCsv(columns: readonly string[], rows: readonly Record<string, unknown>[]): string {
  const lines = [columns.map(cell).join(','), ...rows.map((row) => columns.map((name) => cell(row[name])).join(','))];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
  const harmless = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function invalid(message: string, line: number): Error {
  return fault('invalid-input', {
    detail: `line ${line}: ${message}`,
    errors: [{ path: `line ${line}`, code: 'csv', message }],
  });
}
