import type { Num } from './decimal.ts';
import {
  PRECISION,
  compareNumbers,
  digitsOf,
  divide,
  divideRounded,
  isWhole,
  multiply,
  negate,
  normal,
  power10,
  roundDirected,
  subtract,
  toDecimal,
} from './decimal.ts';

/** Functions beyond the four operations, on fixed-point integers with enough guard digits. */

const GUARD = 20;
const SCALE = PRECISION + GUARD;
const ONE = power10(SCALE);

/** Square root; `null` for negative numbers. */
export function squareRoot(value: Num): Num | null {
  const { coefficient, exponent } = toDecimal(value);
  if (coefficient < 0n) return null;
  let shift = Math.max(0, 2 * (PRECISION + 3) - digitsOf(coefficient));
  if ((exponent - shift) % 2 !== 0) shift += 1;
  const scaled = coefficient * power10(shift);
  const root = wholeRoot(scaled);
  // The digit behind says that the root is not exact.
  const sticky = root * 10n + (root * root === scaled ? 0n : 1n);
  return normal(sticky, (exponent - shift) / 2 - 1);
}

function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = power10(Math.ceil(digitsOf(value) / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

const TOO_LARGE = 14_000;

/** e to the power of `value`; `null` when the result cannot be written. */
export function exponential(value: Num): Num | null {
  const magnitude = digitsOf(toDecimal(value).coefficient) + toDecimal(value).exponent;
  if (magnitude > 6 || compareNumbers(value, TOO_LARGE) > 0 || compareNumbers(value, -TOO_LARGE) < 0) return null;
  // e^x = 10^k · e^r with r = x − k·ln 10, kept small by halving.
  const x = fixed(value);
  const k = divideRounded(x, LN10, 'half-even');
  const halvings = 8n;
  const r = (x - k * LN10) >> halvings;
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n; n++) {
    term = (term * r) / (ONE * n);
    sum += term;
  }
  for (let i = 0n; i < halvings; i++) sum = (sum * sum) / ONE;
  return normal(sum, Number(k) - SCALE);
}

/** Natural logarithm; `null` for numbers that are not positive. */
export function logarithm(value: Num): Num | null {
  const { coefficient, exponent } = toDecimal(value);
  if (coefficient <= 0n) return null;
  // value = m · 10^p with m between 0.1 and 1.
  const digits = digitsOf(coefficient);
  const mantissa = (coefficient * ONE) / power10(digits);
  return normal(fixedLogarithm(mantissa) + BigInt(digits + exponent) * LN10, -SCALE);
}

/** ln m = 2·artanh((m − 1)/(m + 1)), after square roots that bring m close to 1. */
function fixedLogarithm(mantissa: bigint): bigint {
  let m = mantissa;
  let factor = 2n;
  while (m < (ONE * 9n) / 10n) {
    m = wholeRoot(m * ONE);
    factor *= 2n;
  }
  const z = ((m - ONE) * ONE) / (m + ONE);
  const square = (z * z) / ONE;
  let term = z;
  let sum = 0n;
  for (let n = 1n; term !== 0n; n += 2n) {
    sum += term / n;
    term = (term * square) / ONE;
  }
  return sum * factor;
}

const LN10 = -fixedLogarithm(ONE / 10n);

function fixed(value: Num): bigint {
  const { coefficient, exponent } = toDecimal(value);
  const shift = SCALE + exponent;
  return shift >= 0 ? coefficient * power10(shift) : coefficient / power10(-shift);
}

const LARGEST_EXPONENT = 999_999;

/** `base` to the power of `exponent`; `null` where there is no real result or it cannot be written. */
export function raise(base: Num, exponent: Num): Num | null {
  if (isWhole(exponent) && compareNumbers(exponent, 0) >= 0 && compareNumbers(exponent, LARGEST_EXPONENT) <= 0) {
    return wholePower(base, Number(exponent.toString()));
  }
  if (isWhole(exponent) && compareNumbers(exponent, -LARGEST_EXPONENT) >= 0 && compareNumbers(exponent, 0) < 0) {
    return compareNumbers(base, 0) === 0 ? null : divide(1, wholePower(base, -Number(exponent.toString())));
  }
  if (compareNumbers(base, 0) === 0) return compareNumbers(exponent, 0) > 0 ? 0 : null;
  const log = logarithm(base);
  return log === null ? null : exponential(multiply(log, exponent));
}

/** By squaring, with guard digits so that roundings do not add up. */
function wholePower(base: Num, exponent: number): Num {
  let { coefficient, exponent: scale } = toDecimal(base);
  let result = 1n;
  let resultScale = 0;
  const cut = (c: bigint, e: number): [bigint, number] => {
    const excess = digitsOf(c) - SCALE;
    return excess > 0 ? [divideRounded(c, power10(excess), 'half-even'), e + excess] : [c, e];
  };
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) [result, resultScale] = cut(result * coefficient, resultScale + scale);
    if (left > 1) [coefficient, scale] = cut(coefficient * coefficient, scale * 2);
  }
  return normal(result, resultScale);
}

/** `a modulo b` with the sign of the divisor (DMN 1.5 §10.3.4.5); `null` for b = 0. */
export function modulo(a: Num, b: Num): Num | null {
  const quotient = divide(a, b, 200);
  if (quotient === null) return null;
  const [x, y] = [toDecimal(a), toDecimal(b)];
  const exponent = Math.min(x.exponent, y.exponent);
  if (Math.abs(x.exponent - y.exponent) > 1000) return subtract(a, multiply(b, roundDirected(quotient, 0, 'floor')));
  const n = x.coefficient * power10(x.exponent - exponent);
  const d = y.coefficient * power10(y.exponent - exponent);
  const rest = n % d;
  return normal(rest !== 0n && rest < 0n !== d < 0n ? rest + d : rest, exponent);
}

export function absolute(value: Num): Num {
  return compareNumbers(value, 0) < 0 ? negate(value) : value;
}
