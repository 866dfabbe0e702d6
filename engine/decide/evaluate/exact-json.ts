import { formatNumber, parseNumber } from '../../execute/feel/decimal.ts';
import { toJson } from '../../execute/feel/json.ts';
import type { FeelValue } from '../../execute/feel/values.ts';
import { isContext, isNumber, newContext } from '../../execute/feel/values.ts';

/** JSON text of a value with every digit of its numbers; readers that keep only 15 lose the others themselves. */
export function exactJson(value: FeelValue): string {
  if (isNumber(value)) return formatNumber(value);
  if (Array.isArray(value)) return `[${value.map(exactJson).join(',')}]`;
  if (!isContext(value)) return JSON.stringify(toJson(value));
  const entries = Object.keys(value).map((key) => `${JSON.stringify(key)}:${exactJson(value[key]!)}`);
  return `{${entries.join(',')}}`;
}

/** Reads JSON text without losing digits of its numbers. Throws a `SyntaxError` like `JSON.parse`. */
export function parseExactJson(text: string): FeelValue {
  // The third argument is the text of a number; TypeScript does not know it yet.
  const revive = (_key: string, value: unknown, context?: { source?: string }): unknown => {
    if (typeof value !== 'number') return value;
    return Number.isSafeInteger(value) ? value : (parseNumber(context?.source ?? String(value)) ?? value);
  };
  return fromParsed(JSON.parse(text, revive));
}

function fromParsed(value: unknown): FeelValue {
  if (Array.isArray(value)) return value.map(fromParsed);
  if (typeof value !== 'object' || value === null || isNumber(value as FeelValue)) return value as FeelValue;
  const context = newContext();
  for (const [key, entry] of Object.entries(value)) context[key] = fromParsed(entry);
  return context;
}
