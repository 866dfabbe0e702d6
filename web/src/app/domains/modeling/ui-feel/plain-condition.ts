/** Conditions that people can read: rows joined by "all" or "any". Everything else stays FEEL text. */
export const OPERATORS = ['=', '!=', '>', '>=', '<', '<=', 'true', 'false', 'empty', 'filled', 'contains'] as const;
export type Operator = (typeof OPERATORS)[number];

export interface ConditionRow {
  variable: string;
  operator: Operator;
  /** Text as typed; a number or true/false is one when it looks like one. */
  value: string;
}

export interface PlainCondition {
  join: 'and' | 'or';
  rows: ConditionRow[];
}

const PATH = '[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*';
const TEXT = '"(?:[^"\\\\]|\\\\.)*"';
const VALUE = `${TEXT}|-?\\d+(?:\\.\\d+)?|true|false|null`;
const comparison = new RegExp(`^(${PATH})\\s*(=|!=|>=|<=|>|<)\\s*(${VALUE})$`, 'u');
const containing = new RegExp(`^contains\\((${PATH}),\\s*(${TEXT})\\)$`, 'u');
const bare = new RegExp(`^(${PATH})$`, 'u');

/** Whether the operator needs something to compare with. */
export function needsValue(operator: Operator): boolean {
  return !['true', 'false', 'empty', 'filled'].includes(operator);
}

/** Reads FEEL (without its `=`) that this builder could have written; null for anything else. */
export function readCondition(source: string): PlainCondition | null {
  const text = source.trim();
  if (text === '') return { join: 'and', rows: [] };
  const ors = splitOutside(text, ' or ');
  const ands = splitOutside(text, ' and ');
  if (ors.length > 1 && ands.length > 1) return null;
  const join = ors.length > 1 ? 'or' : 'and';
  const rows = (join === 'or' ? ors : ands).map(readRow);
  return rows.some((row) => row === null) ? null : { join, rows: rows as ConditionRow[] };
}

export function writeCondition({ join, rows }: PlainCondition): string {
  return rows
    .filter((row) => row.variable !== '')
    .map(writeRow)
    .join(` ${join} `);
}

function readRow(part: string): ConditionRow | null {
  const text = part.trim();
  const compared = comparison.exec(text);
  if (compared) {
    const [, variable, operator, value] = compared as unknown as [string, string, Operator, string];
    if (value === 'null') return { variable, operator: operator === '=' ? 'empty' : 'filled', value: '' };
    if (operator === '=' && (value === 'true' || value === 'false')) return { variable, operator: value, value: '' };
    return { variable, operator, value: unquote(value) };
  }
  const contained = containing.exec(text);
  if (contained) return { variable: contained[1]!, operator: 'contains', value: unquote(contained[2]!) };
  const alone = bare.exec(text);
  return alone && !['true', 'false', 'null'].includes(text)
    ? { variable: alone[1]!, operator: 'true', value: '' }
    : null;
}

function writeRow({ variable, operator, value }: ConditionRow): string {
  switch (operator) {
    case 'true':
    case 'false':
      return `${variable} = ${operator}`;
    case 'empty':
      return `${variable} = null`;
    case 'filled':
      return `${variable} != null`;
    case 'contains':
      return `contains(${variable}, ${quote(value)})`;
    default:
      return `${variable} ${operator} ${literal(value)}`;
  }
}

function literal(value: string): string {
  const text = value.trim();
  return /^-?\d+(\.\d+)?$/.test(text) || text === 'true' || text === 'false' ? text : quote(text);
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A text that looks like a number keeps its quotes, so that it stays a text. */
function unquote(value: string): string {
  if (!value.startsWith('"')) return value;
  return value.slice(1, -1).replace(/\\(.)/g, '$1');
}

function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"' && text[at - 1] !== '\\') quoted = !quoted;
    if (!quoted && text.startsWith(separator, at)) {
      parts.push(text.slice(start, at));
      start = at + separator.length;
      at = start - 1;
    }
  }
  return [...parts, text.slice(start)];
}
