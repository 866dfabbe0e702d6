import { compareQuantities } from '../../../../../../contracts/decimal.ts';
import type { FormField } from '../../../../../../contracts/forms/form.ts';
import type { Key, Params } from '../../shared/util-i18n/i18n.ts';
import { feelValue } from './feel-value.ts';

export interface FieldComplaint {
  key: Key;
  params?: Params;
}

type Known = Readonly<Record<string, unknown>>;

const QUANTITY = /^-?\d{1,14}(\.\d{1,6})?$/;

export function isEmptyValue(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What is wrong with a value, before it is sent; the server checks again. */
export function checkField(field: FormField, value: unknown, known: Known): FieldComplaint | null {
  if (field.type === 'info') return null;
  if (field.type === 'checkbox') return field.required && value !== true ? { key: 'form.mustTick' } : null;
  if (isEmptyValue(value)) return field.required ? { key: 'form.required' } : null;
  switch (field.type) {
    case 'text':
    case 'textarea':
      return checkText(field, String(value));
    case 'number':
      return checkNumber(Number(value), field.min, feelValue(field.max, known));
    case 'quantity':
      return checkQuantity(String(value), feelValue(field.min, known), feelValue(field.max, known));
    case 'date':
    case 'datetime':
      return checkMoment(String(value), feelValue(field.min, known), feelValue(field.max, known));
    case 'scan':
      return checkScan(String(value), feelValue(field.mustEqual, known));
    default:
      return null;
  }
}

function checkText(
  field: { maxLength?: number | undefined; pattern?: string | undefined },
  text: string,
): FieldComplaint | null {
  if (field.maxLength !== undefined && text.length > field.maxLength)
    return { key: 'form.tooLong', params: { n: field.maxLength } };
  if (field.pattern && !new RegExp(`^(?:${field.pattern})$`, 'u').test(text)) return { key: 'form.pattern' };
  return null;
}

function checkNumber(value: number, min: unknown, max: unknown): FieldComplaint | null {
  if (!Number.isFinite(value)) return { key: 'form.number' };
  if (typeof min === 'number' && value < min) return { key: 'form.min', params: { limit: min } };
  if (typeof max === 'number' && value > max) return { key: 'form.max', params: { limit: max } };
  return null;
}

function checkQuantity(text: string, min: unknown, max: unknown): FieldComplaint | null {
  if (!QUANTITY.test(text)) return { key: 'form.quantity' };
  const [least, most] = [limitOf(min), limitOf(max)];
  if (least !== null && compareQuantities(text, least) < 0) return { key: 'form.min', params: { limit: least } };
  if (most !== null && compareQuantities(text, most) > 0) return { key: 'form.max', params: { limit: most } };
  return null;
}

function limitOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && QUANTITY.test(text) ? text : null;
}

function checkMoment(text: string, min: unknown, max: unknown): FieldComplaint | null {
  const at = Date.parse(text);
  if (Number.isNaN(at)) return { key: 'form.date' };
  if (typeof min === 'string' && min && at < Date.parse(min)) return { key: 'form.min', params: { limit: min } };
  if (typeof max === 'string' && max && at > Date.parse(max)) return { key: 'form.max', params: { limit: max } };
  return null;
}

function checkScan(text: string, wanted: unknown): FieldComplaint | null {
  return typeof wanted === 'string' && wanted !== '' && text !== wanted
    ? { key: 'form.wrongScan', params: { wanted } }
    : null;
}
