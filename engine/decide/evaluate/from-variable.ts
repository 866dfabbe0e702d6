import { parseNumber } from '../../execute/feel/decimal.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../../execute/feel/temporal-text.ts';
import { FeelDuration, FeelMonths } from '../../execute/feel/temporal.ts';
import type { FeelType } from '../../execute/feel/types.ts';
import type { FeelValue, Kind } from '../../execute/feel/values.ts';
import { isContext, newContext } from '../../execute/feel/values.ts';

/** Variables are JSON: where a type wants a date, a duration or a decimal, a text is one. `null` when it is none. */
const readers: Partial<Record<Kind, (text: string) => FeelValue>> = {
  number: parseNumber,
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  'days and time duration': (text) => only(parseDuration(text), FeelDuration),
  'years and months duration': (text) => only(parseDuration(text), FeelMonths),
};

function only<T extends FeelValue>(value: FeelValue, type: new (...args: never[]) => T): T | null {
  return value instanceof type ? value : null;
}

/** A variable as the value that its type makes of it; what does not fit stays as it is. */
export function fromVariable(value: FeelValue, type: FeelType): FeelValue {
  switch (type.kind) {
    case 'named':
      return fromVariable(value, type.resolve());
    case 'constrained':
      return fromVariable(value, type.base);
    case 'list':
      return Array.isArray(value) ? value.map((item) => fromVariable(item, type.of)) : fromVariable(value, type.of);
    case 'simple':
      return typeof value === 'string' ? (readers[type.name]?.(value) ?? value) : value;
    case 'context': {
      if (!isContext(value) || type.entries.length === 0) return value;
      const result = Object.assign(newContext(), value);
      for (const { name, type: entry } of type.entries) {
        // What a caller leaves out is not known.
        result[name] = fromVariable(Object.hasOwn(value, name) ? value[name]! : null, entry);
      }
      return result;
    }
    default:
      return value;
  }
}
