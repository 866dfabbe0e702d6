import type { CodeSegment } from '../../contracts/masterdata/code-rules.ts';
import { appendCheck, checkHolds, checkWidth } from './check-digits.ts';

/** What a code is made of. */
export interface CodeParts {
  /** The date in the plant's zone, `2026-01-31`. */
  date: string;
  /** By attribute name; missing ones count as empty. */
  attributes: Record<string, string>;
  number: bigint;
}

/** Writes a code. `undefined` when the number is too long for its segment. */
export function formatCode(segments: readonly CodeSegment[], parts: CodeParts): string | undefined {
  let text = '';
  for (const segment of segments) {
    const written = write(segment, parts, text);
    if (written === undefined) return undefined;
    text += written;
  }
  return text;
}

function write(segment: CodeSegment, parts: CodeParts, before: string): string | undefined {
  switch (segment.kind) {
    case 'const':
      return segment.text;
    case 'date':
      return datePart(segment.format, parts.date);
    case 'attribute':
      return attributePart(parts.attributes[segment.name] ?? '', segment.width);
    case 'seq': {
      const digits = parts.number.toString();
      return digits.length > segment.width ? undefined : digits.padStart(segment.width, '0');
    }
    case 'check':
      return appendCheck(segment.algorithm, before);
  }
}

/** What a code says: `attributes` and `number` as written, and the written date. */
export interface ReadCode {
  date: string | undefined;
  attributes: Record<string, string>;
  number: bigint;
}

/** Reads a code back; `undefined` when it does not follow the rule or its check digit is wrong. */
export function parseCode(segments: readonly CodeSegment[], code: string): ReadCode | undefined {
  const read: ReadCode = { date: undefined, attributes: {}, number: 0n };
  let position = 0;
  for (const segment of segments) {
    const written = code.slice(position, position + widthOf(segment));
    if (!takes(segment, written, code.slice(0, position), read)) return undefined;
    position += widthOf(segment);
  }
  return position === code.length ? read : undefined;
}

function takes(segment: CodeSegment, written: string, before: string, read: ReadCode): boolean {
  if (written.length !== widthOf(segment)) return false;
  switch (segment.kind) {
    case 'const':
      return written === segment.text;
    case 'date':
      read.date = written;
      return /^\d+$/.test(written);
    case 'attribute':
      read.attributes[segment.name] = written;
      return true;
    case 'seq':
      if (!/^\d+$/.test(written)) return false;
      read.number = BigInt(written);
      return true;
    case 'check':
      return checkHolds(segment.algorithm, before, written);
  }
}

function widthOf(segment: CodeSegment): number {
  switch (segment.kind) {
    case 'const':
      return segment.text.length;
    case 'date':
      return segment.format.length;
    case 'attribute':
    case 'seq':
      return segment.width;
    case 'check':
      return checkWidth(segment.algorithm);
  }
}

/** The series a number belongs to: everything else in the code, and the period after which it starts again. */
export function seriesOf(segments: readonly CodeSegment[], parts: Omit<CodeParts, 'number'>): string {
  const fixed = segments.map((segment) => {
    if (segment.kind === 'seq') return periodOf(segment.reset, parts.date);
    return segment.kind === 'check' ? '' : write(segment, { ...parts, number: 0n }, '');
  });
  return fixed.join('|').slice(0, 120);
}

function periodOf(reset: 'never' | 'year' | 'month' | 'day', date: string): string {
  return { never: '', year: date.slice(0, 4), month: date.slice(0, 7), day: date }[reset];
}

function datePart(format: string, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const century = format.startsWith('YYYY') ? year : year.slice(2);
  const rest = format.replace(/^Y+/, '');
  return century + (rest.includes('MM') ? month : '') + (rest.includes('DD') ? day : '');
}

/** Fixed width, so that a code can be read back: cut at the end, filled with 0 in front. */
function attributePart(value: string, width: number): string {
  return value
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
    .slice(0, width)
    .padStart(width, '0');
}
