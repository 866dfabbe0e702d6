import { z } from 'zod';

/** Quantities have at most 14 digits before and 6 after the point, as a string: never a float. */
export const quantity = z
  .string()
  .regex(/^-?\d{1,14}(\.\d{1,6})?$/, 'a decimal number with at most 6 decimals, as text')
  .meta({ description: 'Decimal as text, at most 6 decimals' });

/** A quantity above zero. */
export const positiveQuantity = quantity.refine(
  (text) => !text.startsWith('-') && /[1-9]/.test(text),
  'must be above 0',
);

/** A quantity of zero or more. */
export const nonNegativeQuantity = quantity.refine(
  (text) => !text.startsWith('-') || !/[1-9]/.test(text),
  'must not be below 0',
);

/** Money has at most 16 digits before and 4 after the point, as a string. */
export const money = z
  .string()
  .regex(/^-?\d{1,16}(\.\d{1,4})?$/, 'an amount with at most 4 decimals, as text')
  .meta({ description: 'Amount as text, at most 4 decimals' });

const SCALE = 6;
const UNIT = 10n ** BigInt(SCALE);

/** Exact arithmetic on quantities: millionths as BigInt. Throws RangeError for text that is no decimal. */
export function toMillionths(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal with at most ${SCALE} decimals: ${text}`);
  const value = BigInt(match[2]!) * UNIT + BigInt((match[3] ?? '').padEnd(SCALE, '0'));
  return match[1] ? -value : value;
}

/** Canonical text of millionths: no trailing zeros, no exponent. */
export function fromMillionths(value: bigint): string {
  const sign = value < 0n ? '-' : '';
  const absolute = value < 0n ? -value : value;
  const fraction = (absolute % UNIT).toString().padStart(SCALE, '0').replace(/0+$/, '');
  return `${sign}${absolute / UNIT}${fraction ? `.${fraction}` : ''}`;
}

/** `addQuantities('0.1', '0.2')` → `'0.3'` */
export function addQuantities(...terms: string[]): string {
  return fromMillionths(terms.reduce((sum, term) => sum + toMillionths(term), 0n));
}

/** −1, 0 or 1. */
export function compareQuantities(a: string, b: string): number {
  const difference = toMillionths(a) - toMillionths(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
