import type { JsonSchema } from './json-schema.ts';
import { propertiesOf, requiredOf, shapeOf } from './json-schema.ts';

type Values = Record<string, unknown>;
interface Shift {
  from: string;
  to: string;
}

/** A record as the form has it: `name.zh` is the field `name_zh`, the shifts of a day are one text. */
export function toForm(schema: JsonSchema, record: Values, prefix = ''): Values {
  const values: Values = {};
  for (const [name, inner] of Object.entries(propertiesOf(schema))) {
    const value = record[name];
    if (value === undefined || value === null) continue;
    const key = prefix + name;
    const shape = shapeOf(inner);
    if (shape === 'localized' || shape === 'group') Object.assign(values, toForm(inner, value as Values, `${key}_`));
    else if (shape === 'shifts') values[key] = shiftText(value as Shift[]);
    else if (shape === 'rows') values[key] = (value as Values[]).map((row) => toForm(inner.items!, row));
    else values[key] = value;
  }
  return values;
}

/** What is sent: the values of the form in the shape of the schema, without what is empty. */
export function toInput(schema: JsonSchema, values: Values, prefix = ''): Values {
  const input: Values = {};
  const required = requiredOf(schema);
  for (const [name, inner] of Object.entries(propertiesOf(schema))) {
    const value = inputOf(inner, values, prefix + name, required.includes(name));
    if (value !== undefined) input[name] = value;
  }
  return input;
}

function inputOf(schema: JsonSchema, values: Values, key: string, required: boolean): unknown {
  const value = values[key];
  switch (shapeOf(schema)) {
    case 'localized':
    case 'group': {
      const inner = toInput(schema, values, `${key}_`);
      return required || Object.keys(inner).length > 0 ? inner : undefined;
    }
    case 'shifts':
      return typeof value === 'string' && value.trim() !== '' ? readShifts(value) : undefined;
    case 'rows':
      return Array.isArray(value) ? value.map((row) => toInput(schema.items!, row as Values)) : undefined;
    case 'text':
      return typeof value === 'string' && value.trim() === '' ? undefined : (value ?? undefined);
    default:
      return value ?? undefined;
  }
}

/** `08:00-12:00 13:00-17:00` */
export function shiftText(shifts: readonly Shift[]): string {
  return shifts.map(({ from, to }) => `${from}-${to}`).join(' ');
}

export const SHIFTS = '\\d\\d:\\d\\d-\\d\\d:\\d\\d( +\\d\\d:\\d\\d-\\d\\d:\\d\\d)*';

function readShifts(text: string): Shift[] {
  return text
    .trim()
    .split(/\s+/)
    .map((part) => {
      const [from = '', to = ''] = part.split('-');
      return { from, to };
    });
}
