import { Builtin, signature } from '../builtin.ts';
import type { Num, Rounding } from '../decimal.ts';
import { inScale, isWhole, roundDirected, roundTo, toDecimal, truncated } from '../decimal.ts';
import { absolute, exponential, logarithm, modulo, squareRoot } from '../decimal-functions.ts';
import { FeelDuration, FeelMonths } from '../temporal.ts';
import type { FeelValue } from '../values.ts';

/** Built-in functions on numbers (DMN 1.5 §10.3.4.5). */

const SMALLEST_SCALE = -6111;
const LARGEST_SCALE = 6176;

/** A scale outside what a decimal128 can have gives `null`; a fraction of it falls away. */
function scaled(scale: Num, round: (scale: number) => Num): Num | null {
  const digits = truncated(scale);
  return digits !== null && digits >= SMALLEST_SCALE && digits <= LARGEST_SCALE ? round(digits) : null;
}

function rounded(mode: Rounding): Builtin {
  return new Builtin([
    signature('n: number, scale: number', ([n, scale]: [Num, Num]) =>
      scaled(scale, (digits) => roundTo(n, digits, mode)),
    ),
  ]);
}

function directed(direction: 'floor' | 'ceiling'): Builtin {
  return new Builtin([
    signature('n: number', ([n]: [Num]) => roundDirected(n, 0, direction)),
    signature('n: number, scale: number', ([n, scale]: [Num, Num]) =>
      scaled(scale, (digits) => roundDirected(n, digits, direction)),
    ),
  ]);
}

function unary(apply: (n: Num) => FeelValue): Builtin {
  return new Builtin([signature('number: number', ([n]: [Num]) => apply(n))]);
}

function isOdd(n: Num): boolean | null {
  if (!isWhole(n)) return null;
  const { coefficient, exponent } = toDecimal(n);
  return exponent === 0 && coefficient % 2n !== 0n;
}

export const numbers: [string, Builtin][] = [
  ['decimal', rounded('half-even')],
  ['round up', rounded('up')],
  ['round down', rounded('down')],
  ['round half up', rounded('half-up')],
  ['round half down', rounded('half-down')],
  ['floor', directed('floor')],
  ['ceiling', directed('ceiling')],
  [
    'abs',
    new Builtin([
      signature('n: number', ([n]: [Num]) => absolute(n)),
      signature('n: duration', ([n]: [FeelDuration]) => (n.nanoseconds < 0n ? new FeelDuration(-n.nanoseconds) : n)),
      signature('n: months', ([n]: [FeelMonths]) => (n.months < 0 ? new FeelMonths(-n.months) : n)),
    ]),
  ],
  ['sqrt', unary(squareRoot)],
  ['log', unary(logarithm)],
  [
    'exp',
    unary((n) => {
      const power = exponential(n);
      return power === null ? null : inScale(power);
    }),
  ],
  ['odd', unary(isOdd)],
  [
    'even',
    unary((n) => {
      const odd = isOdd(n);
      return odd === null ? null : !odd;
    }),
  ],
  [
    'modulo',
    new Builtin([
      signature('dividend: number, divisor: number', ([dividend, divisor]: [Num, Num]) => modulo(dividend, divisor)),
    ]),
  ],
];
