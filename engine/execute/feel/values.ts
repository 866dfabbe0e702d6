import type { Num } from './decimal.ts';
import { Decimal } from './decimal.ts';
import type { FeelDate, FeelDateTime, FeelTime } from './temporal.ts';
import { Temporal } from './temporal.ts';
import type { FeelType } from './types.ts';

/** Values of FEEL (DMN 1.5 §10.3.2). JSON values stand for themselves; contexts are plain objects. */
export type FeelValue = null | boolean | string | Num | Temporal | FeelRange | FeelFunction | FeelValue[] | FeelContext;

export interface FeelContext {
  [name: string]: FeelValue;
}

export class FeelRange {
  readonly low: FeelValue;
  readonly high: FeelValue;
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
  /** The unary test `=x` or `!=x` standing as a value: no interval, but what equals `low`, or does not. */
  readonly sign: '=' | '!=' | null;

  /** `null` as an end means unbounded. */
  constructor(
    low: FeelValue,
    high: FeelValue,
    lowIncluded: boolean,
    highIncluded: boolean,
    sign: FeelRange['sign'] = null,
  ) {
    this.sign = sign;
    this.low = low;
    this.high = high;
    this.lowIncluded = lowIncluded;
    this.highIncluded = highIncluded;
  }
}

export class FeelFunction {
  readonly parameters: readonly string[];
  readonly call: (args: FeelValue[]) => FeelValue;
  /** Declared types; without them everything is taken and given. */
  readonly type: FunctionType | null;

  constructor(parameters: readonly string[], call: FeelFunction['call'], type: FunctionType | null = null) {
    this.parameters = parameters;
    this.call = call;
    this.type = type;
  }

  /** Whether it can be called with so many arguments. */
  takes(count: number): boolean {
    return this.parameters.length === count;
  }
}

interface FunctionType {
  readonly parameters: readonly FeelType[];
  readonly result: FeelType;
}

export type Kind =
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'range'
  | 'function'
  | 'list'
  | 'context';

export function kindOf(value: FeelValue): Kind {
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    default:
      break;
  }
  if (value === null || typeof value !== 'object') return 'null';
  if (value instanceof Temporal) return value.kind;
  if (value instanceof Decimal) return 'number';
  if (Array.isArray(value)) return 'list';
  if (value instanceof FeelRange) return 'range';
  return value instanceof FeelFunction ? 'function' : 'context';
}

export function isNumber(value: FeelValue): value is Num {
  return typeof value === 'number' || value instanceof Decimal;
}

export function isContext(value: FeelValue): value is FeelContext {
  return kindOf(value) === 'context';
}

export function isTemporal(value: FeelValue): value is Temporal {
  return value instanceof Temporal;
}

export function isDateLike(value: FeelValue): value is FeelDate | FeelDateTime {
  return value instanceof Temporal && (value.kind === 'date' || value.kind === 'date and time');
}

export function isTimeLike(value: FeelValue): value is FeelTime | FeelDateTime {
  return value instanceof Temporal && (value.kind === 'time' || value.kind === 'date and time');
}

/** A single value where a list is wanted is a list of one (DMN 1.5 §10.3.2.9.4). */
export function asList(value: FeelValue): FeelValue[] {
  return Array.isArray(value) ? value : [value];
}

/** A new context; without prototype, so that no name is special. */
export function newContext(): FeelContext {
  return Object.create(null) as FeelContext;
}

export function entryOf(context: FeelContext, name: string): FeelValue | undefined {
  return Object.hasOwn(context, name) ? context[name] : undefined;
}
