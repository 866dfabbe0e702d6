import type { Row } from './kind-view.ts';

/** What a number made by a code rule looks like today: `WO-20260131-0001`. Check digits stand as `?`. */
export function patternOf(segments: readonly Row[], at: Date): string {
  return segments.map((segment) => partOf(segment, at)).join('');
}

function partOf(segment: Row, at: Date): string {
  const width = Number(segment['width'] ?? 0) || 1;
  switch (segment['kind']) {
    case 'const':
      return String(segment['text'] ?? '');
    case 'date':
      return dateText(String(segment['format'] ?? ''), at);
    case 'attribute':
      return `<${String(segment['name'] ?? '')}>`;
    case 'seq':
      return '1'.padStart(Math.min(width, 12), '0');
    case 'check':
      return segment['algorithm'] === 'mod97' ? '??' : '?';
    default:
      return '';
  }
}

function dateText(format: string, at: Date): string {
  const year = String(at.getFullYear());
  const two = (value: number): string => String(value).padStart(2, '0');
  return format
    .replace('YYYY', year)
    .replace('YY', year.slice(2))
    .replace('MM', two(at.getMonth() + 1))
    .replace('DD', two(at.getDate()));
}
