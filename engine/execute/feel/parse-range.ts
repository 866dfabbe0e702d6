import { compare } from './compare.ts';
import { parseNumber } from './decimal.ts';
import { textOf } from './string-literal.ts';
import { parseTemporal } from './temporal-text.ts';
import type { FeelValue } from './values.ts';
import { FeelRange, kindOf } from './values.ts';

const RANGE = /^([[(\]])(.*)\.\.(.*)([\])[])$/s;

/** A range from its text (DMN 1.5 §10.3.4.1 `range`): ends are literals of one kind, one may be left out. */
export function parseRange(text: string): FeelRange | null {
  const match = RANGE.exec(text.trim());
  if (!match) return null;
  const [low, high] = [endOf(match[2]!), endOf(match[3]!)];
  const lowIncluded = match[1] === '[';
  const highIncluded = match[4] === ']';
  if (low === undefined || high === undefined || (low === null && high === null)) return null;
  if ((low === null && lowIncluded) || (high === null && highIncluded)) return null;
  if (low !== null && high !== null) {
    const order = compare(low, high);
    if (kindOf(low) !== kindOf(high) || order === null || order > 0) return null;
  }
  return new FeelRange(low, high, lowIncluded, highIncluded);
}

/** `undefined` for an end that is no literal. */
function endOf(text: string): FeelValue | undefined {
  const end = text.trim();
  if (end === '') return null;
  if (/^"(?:[^"\\]|\\.)*"$/s.test(end)) return textOf(end);
  const call = /^@?(?:date and time|date|time|duration)?\(?("(?:[^"\\]|\\.)*")\)?$/.exec(end);
  return (call ? parseTemporal(textOf(call[1]!)) : parseNumber(end)) ?? undefined;
}
