import type { Json, JsonObject } from '../../../contracts/json.ts';
import { formatNumber, toJsNumber } from './decimal.ts';
import { FeelError } from './errors.ts';
import { formatValue } from './format-value.ts';
import { Temporal } from './temporal.ts';
import type { FeelValue } from './values.ts';
import { FeelFunction, FeelRange, isNumber } from './values.ts';

/** A value as a process variable: dates and durations as ISO text, fractions with 15 significant digits. */
export function toJson(value: FeelValue): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (isNumber(value)) return numberToJson(value);
  if (value instanceof Temporal) return value.toString();
  if (value instanceof FeelRange) return formatValue(value);
  if (value instanceof FeelFunction) throw new FeelError('a function cannot become a variable', 0);
  if (Array.isArray(value)) return value.map(toJson);
  const result: JsonObject = {};
  for (const key of Object.keys(value)) {
    if (key === '__proto__') throw new FeelError('the key "__proto__" is not allowed', 0);
    result[key] = toJson(value[key]!);
  }
  return result;
}

function numberToJson(value: Exclude<FeelValue, null> & Parameters<typeof toJsNumber>[0]): number {
  const number = toJsNumber(value);
  if (number !== null) return number;
  throw new FeelError(`${formatNumber(value)} has more than 15 digits; keep it as text: string(…)`, 0);
}
