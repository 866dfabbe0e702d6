import { fromMillionths, toMillionths } from '../../contracts/decimal.ts';

/** An exact fraction; the denominator is above zero. */
export interface Rational {
  num: bigint;
  den: bigint;
}

const SCALE = 1_000_000n;
export const one: Rational = { num: 1n, den: 1n };
export const zero: Rational = { num: 0n, den: 1n };

/** `2.5` → 5/2 */
export function rational(decimal: string): Rational {
  return reduce({ num: toMillionths(decimal), den: SCALE });
}

export function multiply(a: Rational, b: Rational): Rational {
  return reduce({ num: a.num * b.num, den: a.den * b.den });
}

export function divide(a: Rational, b: Rational): Rational {
  if (b.num === 0n) throw new RangeError('division by zero');
  const sign = b.num < 0n ? -1n : 1n;
  return reduce({ num: a.num * b.den * sign, den: a.den * b.num * sign });
}

export function add(a: Rational, b: Rational): Rational {
  return reduce({ num: a.num * b.den + b.num * a.den, den: a.den * b.den });
}

/** −1, 0 or 1. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** How a fraction becomes a quantity of six decimals: up for what is needed, half to even for everything else. */
export type Rounding = 'up' | 'half-even' | 'exact';

/** `undefined` when `exact` was asked for and six decimals do not hold it. */
export function toDecimal(value: Rational, rounding: Rounding): string | undefined {
  const scaled = value.num * SCALE;
  const quotient = floorDivide(scaled, value.den);
  const rest = scaled - quotient * value.den;
  if (rest === 0n) return fromMillionths(quotient);
  if (rounding === 'exact') return undefined;
  if (rounding === 'up') return fromMillionths(quotient + 1n);
  const twice = rest * 2n;
  const up = twice > value.den || (twice === value.den && quotient % 2n !== 0n);
  return fromMillionths(up ? quotient + 1n : quotient);
}

/** The same, rounded up. */
export function roundUp(value: Rational): string {
  return toDecimal(value, 'up')!;
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n ? quotient - 1n : quotient;
}

function reduce({ num, den }: Rational): Rational {
  const divisor = gcd(num < 0n ? -num : num, den);
  return divisor > 1n ? { num: num / divisor, den: den / divisor } : { num, den };
}

function gcd(a: bigint, b: bigint): bigint {
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}
