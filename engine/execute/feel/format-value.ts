import { formatNumber } from './decimal.ts';
import { Temporal } from './temporal.ts';
import type { FeelValue } from './values.ts';
import { FeelFunction, FeelRange, isNumber } from './values.ts';

/** The text of a value, as the function `string` gives it; texts inside others are quoted. */
export function formatValue(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return formatNumber(value);
  if (value instanceof Temporal) return value.toString();
  if (Array.isArray(value)) return `[${value.map(formatValue).join(', ')}]`;
  if (value instanceof FeelRange) return formatRange(value);
  if (value instanceof FeelFunction) return `function(${value.parameters.join(', ')})`;
  const entries = Object.keys(value).map((key) => `${formatKey(key)}: ${formatValue(value[key]!)}`);
  return `{${entries.join(', ')}}`;
}

function formatKey(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : JSON.stringify(key);
}

function formatRange({ low, high, lowIncluded, highIncluded, sign }: FeelRange): string {
  if (sign !== null) return `${sign}${formatValue(low)}`;
  const end = (value: FeelValue): string => (value === null ? '' : formatValue(value));
  return `${lowIncluded ? '[' : '('}${end(low)}..${end(high)}${highIncluded ? ']' : ')'}`;
}
