/**
 * FEEL numbers: decimals of 34 significant digits, rounded half to even (IEEE 754-2008 decimal128, DMN 1.5 §10.3.2.3).
 * A number is a JS `number`, standing for its shortest decimal text, or a `Decimal` where that does not reach. Whole
 * numbers below 2⁵³ are always JS numbers, so that everyday counting never leaves them.
 */
export type Num = number | Decimal;

export const PRECISION = 34;

/** `coefficient × 10^exponent`, without trailing zeros. */
export class Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;

  constructor(coefficient: bigint, exponent: number) {
    this.coefficient = coefficient;
    this.exponent = exponent;
  }

  toString(): string {
    return format(this.coefficient, this.exponent);
  }
}

const powers: bigint[] = [1n];

export function power10(exponent: number): bigint {
  for (let i = powers.length; i <= exponent && i < 200; i++) powers.push(powers[i - 1]! * 10n);
  return exponent < 200 ? powers[exponent]! : 10n ** BigInt(exponent);
}

export function digitsOf(coefficient: bigint): number {
  const text = coefficient.toString();
  return coefficient < 0n ? text.length - 1 : text.length;
}

export const rounding = {
  'half-even': (quotient: bigint, twice: number): bigint =>
    twice > 0 || (twice === 0 && quotient % 2n !== 0n) ? 1n : 0n,
  'half-up': (_quotient: bigint, twice: number): bigint => (twice >= 0 ? 1n : 0n),
  'half-down': (_quotient: bigint, twice: number): bigint => (twice > 0 ? 1n : 0n),
  up: (): bigint => 1n,
  down: (): bigint => 0n,
};
export type Rounding = keyof typeof rounding;

/** `numerator / denominator` to a whole number; the sign is that of the quotient. */
export function divideRounded(numerator: bigint, denominator: bigint, mode: Rounding): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = n / d;
  const rest = n % d;
  if (rest === 0n) return negative ? -quotient : quotient;
  const difference = rest * 2n - d;
  const twice = difference > 0n ? 1 : difference < 0n ? -1 : 0;
  const rounded = quotient + rounding[mode](quotient, twice);
  return negative ? -rounded : rounded;
}

/** The number in its normal form: at most `PRECISION` digits, a JS number where that is whole and exact. */
export function normal(coefficient: bigint, exponent: number, precision = PRECISION): Num {
  if (coefficient === 0n) return 0;
  let c = coefficient;
  let e = exponent;
  const excess = digitsOf(c) - precision;
  if (excess > 0) {
    c = divideRounded(c, power10(excess), 'half-even');
    e += excess;
  }
  while (c % 10n === 0n) {
    c /= 10n;
    e += 1;
  }
  if (e >= 0 && e < 16) {
    const whole = Number(c * power10(e));
    if (Number.isSafeInteger(whole)) return whole;
  }
  return new Decimal(c, e);
}

const LARGEST_EXPONENT = 6111;
const SMALLEST_EXPONENT = -6176;

/** `null` for a number that needs a scale beyond [−6111..6176] (§10.3.2.3.1). */
export function inScale(value: Num): Num | null {
  if (typeof value === 'number') return value;
  const least = value.exponent - (PRECISION - digitsOf(value.coefficient));
  return least > LARGEST_EXPONENT || value.exponent < SMALLEST_EXPONENT ? null : value;
}

const NUMBER = /^([+-])?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;

/** Reads a decimal literal; `null` for other text. */
export function parseNumber(text: string): Num | null {
  const match = NUMBER.exec(text);
  if (!match || (match[2] === '' && !match[3])) return null;
  const fraction = match[3] ?? '';
  const coefficient = BigInt(`${match[2] ?? ''}${fraction}`);
  return inScale(normal(match[1] === '-' ? -coefficient : coefficient, Number(match[4] ?? 0) - fraction.length));
}

/** The decimal that a number stands for. */
export function toDecimal(value: Num): Decimal {
  if (typeof value !== 'number') return value;
  if (Number.isSafeInteger(value)) return new Decimal(BigInt(value), 0);
  const parsed = parseNumber(String(value));
  return typeof parsed === 'number' || parsed === null ? new Decimal(BigInt(parsed ?? 0), 0) : parsed;
}

/** A JS number if it stands for exactly this decimal up to 15 digits, rounded there; `null` when whole digits are lost. */
export function toJsNumber(value: Num): number | null {
  if (typeof value === 'number') return value;
  const { coefficient, exponent } = value;
  const digits = digitsOf(coefficient);
  if (digits <= 15) return Number(format(coefficient, exponent));
  // A whole number may not be rounded behind the back of whoever counts with it.
  if (digits + exponent > 15) return null;
  const rounded = normal(coefficient, exponent, 15);
  return typeof rounded === 'number' ? rounded : Number(rounded.toString());
}

export function formatNumber(value: Num): string {
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : toDecimal(value).toString();
}

/** Plain notation, as long as that stays readable. */
function format(coefficient: bigint, exponent: number): string {
  const sign = coefficient < 0n ? '-' : '';
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString();
  const point = digits.length + exponent;
  if (point > 40 || point < -20) {
    const rest = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits[0]}${rest}E${point > 0 ? '+' : ''}${point - 1}`;
  }
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function areSafe(a: Num, b: Num): a is number {
  return typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a) && Number.isSafeInteger(b);
}

export function add(a: Num, b: Num): Num {
  if (areSafe(a, b)) {
    const sum = a + (b as number);
    if (Number.isSafeInteger(sum)) return sum;
  }
  const [x, y] = [toDecimal(a), toDecimal(b)];
  const exponent = Math.min(x.exponent, y.exponent);
  if (Math.abs(x.exponent - y.exponent) > 10_000) return larger(x, y);
  return normal(scaled(x, exponent) + scaled(y, exponent), exponent);
}

function scaled(value: Decimal, exponent: number): bigint {
  return value.coefficient * power10(value.exponent - exponent);
}

/** Numbers so far apart that the smaller one does not show. */
function larger(x: Decimal, y: Decimal): Num {
  const first = digitsOf(x.coefficient) + x.exponent > digitsOf(y.coefficient) + y.exponent ? x : y;
  return normal(first.coefficient, first.exponent);
}

export function negate(a: Num): Num {
  return typeof a === 'number' ? (a === 0 ? 0 : -a) : new Decimal(-a.coefficient, a.exponent);
}

export function subtract(a: Num, b: Num): Num {
  if (areSafe(a, b)) {
    const difference = a - (b as number);
    if (Number.isSafeInteger(difference)) return difference;
  }
  return add(a, negate(b));
}

export function multiply(a: Num, b: Num): Num {
  if (areSafe(a, b)) {
    const product = a * (b as number);
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product;
  }
  const [x, y] = [toDecimal(a), toDecimal(b)];
  return normal(x.coefficient * y.coefficient, x.exponent + y.exponent);
}

/** `null` for a division by zero. */
export function divide(a: Num, b: Num, precision = PRECISION): Num | null {
  const [x, y] = [toDecimal(a), toDecimal(b)];
  if (y.coefficient === 0n) return null;
  // Enough digits for the quotient plus one that says how to round.
  const shift = Math.max(0, precision + 2 + digitsOf(y.coefficient) - digitsOf(x.coefficient));
  const numerator = x.coefficient * power10(shift);
  const quotient = numerator / y.coefficient;
  // A rest that was cut off must break ties.
  const sticky =
    quotient * 10n + (quotient * y.coefficient === numerator ? 0n : numerator < 0n === y.coefficient < 0n ? 1n : -1n);
  return normal(sticky, x.exponent - y.exponent - shift - 1, precision);
}

/** −1, 0 or 1. */
export function compareNumbers(a: Num, b: Num): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  const [x, y] = [toDecimal(a), toDecimal(b)];
  const [signX, signY] = [sign(x), sign(y)];
  if (signX !== signY || signX === 0) return signX - signY < 0 ? -1 : signX === signY ? 0 : 1;
  const magnitude = digitsOf(x.coefficient) + x.exponent - (digitsOf(y.coefficient) + y.exponent);
  if (magnitude !== 0) return magnitude > 0 === signX > 0 ? 1 : -1;
  const exponent = Math.min(x.exponent, y.exponent);
  const difference = scaled(x, exponent) - scaled(y, exponent);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function sign(value: Decimal): number {
  return value.coefficient < 0n ? -1 : value.coefficient > 0n ? 1 : 0;
}

/** Rounds to `scale` digits behind the point (negative: before it). */
export function roundTo(value: Num, scale: number, mode: Rounding): Num {
  const { coefficient, exponent } = toDecimal(value);
  const excess = -scale - exponent;
  if (excess <= 0) return normal(coefficient, exponent);
  // Far below the last place only the sign counts.
  if (excess > digitsOf(coefficient) + 2) {
    const tiny = coefficient < 0n ? -1n : coefficient > 0n ? 1n : 0n;
    return normal(divideRounded(tiny, 100n, mode), -scale);
  }
  return normal(divideRounded(coefficient, power10(excess), mode), -scale);
}

/** Rounds towards −∞ or +∞. */
export function roundDirected(value: Num, scale: number, direction: 'floor' | 'ceiling'): Num {
  const negative = toDecimal(value).coefficient < 0n;
  return roundTo(value, scale, negative === (direction === 'floor') ? 'up' : 'down');
}

export function isWhole(value: Num): boolean {
  return typeof value === 'number' ? Number.isInteger(value) : value.exponent >= 0;
}

/** The number without its fraction, as a position or a count; `null` when it is too large for one. */
export function truncated(value: Num): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : truncated(toDecimal(value));
  const whole = roundTo(value, 0, 'down');
  return typeof whole === 'number' ? whole : null;
}
