import type { Scope } from './scope.ts';
import type { FeelValue } from './values.ts';
import { FeelFunction, FeelRange, isContext, isDateLike, isNumber, isTemporal, isTimeLike, kindOf } from './values.ts';
import { checkedLength } from './string-literal.ts';
import { FeelDateTime, FeelDuration, FeelMonths } from './temporal.ts';

/** What a parameter takes. A trailing `?` lets it be `null` or left out. */
export type Wanted =
  | 'any'
  | 'string'
  | 'number'
  | 'boolean'
  | 'list'
  | 'context'
  | 'function'
  | 'range'
  | 'date'
  | 'dateTime'
  | 'time'
  | 'duration'
  | 'months'
  | 'temporal';

const tests: Readonly<Record<Wanted, (value: FeelValue) => boolean>> = {
  any: () => true,
  string: (value) => typeof value === 'string',
  number: isNumber,
  boolean: (value) => typeof value === 'boolean',
  list: (value) => Array.isArray(value),
  context: isContext,
  function: (value) => value instanceof FeelFunction,
  range: (value) => value instanceof FeelRange,
  date: isDateLike,
  dateTime: (value) => value instanceof FeelDateTime,
  time: isTimeLike,
  duration: (value) => value instanceof FeelDuration,
  months: (value) => value instanceof FeelMonths,
  temporal: isTemporal,
};

export interface Signature {
  /** Parameter names, as named invocation uses them. */
  names: readonly string[];
  wanted: readonly { kind: Wanted; optional: boolean }[];
  /** The last parameter takes any number of arguments, as one list. */
  variadic: boolean;
  call: Call<FeelValue[]>;
}

export type Call<Args extends FeelValue[]> = (args: Args, scope: Scope, position: number) => FeelValue;

/** One built-in function with all its signatures. */
export class Builtin {
  readonly signatures: readonly Signature[];

  constructor(signatures: readonly Signature[]) {
    this.signatures = signatures;
  }

  /** The signatures that have all these parameters and no others that are needed. */
  named(names: readonly string[]): readonly Signature[] {
    return this.signatures.filter(
      (signature) =>
        names.every((name) => signature.names.includes(name)) &&
        signature.names.every((name, i) => signature.wanted[i]!.optional || names.includes(name)),
    );
  }
}

/** A built-in function as a value, to be handed to others. */
export function builtinFunction(name: string, builtin: Builtin, scope: Scope, position: number): FeelFunction {
  return new BuiltinFunction(name, builtin, scope, position);
}

class BuiltinFunction extends FeelFunction {
  private readonly builtin: Builtin;

  constructor(name: string, builtin: Builtin, scope: Scope, position: number) {
    const names = builtin.signatures[0]!.names;
    super(names, (args) => callBuiltin(scope, position, name, builtin.signatures, args));
    this.builtin = builtin;
  }

  override takes(count: number): boolean {
    return this.builtin.signatures.some(
      ({ variadic, wanted }) =>
        (variadic || count <= wanted.length) && wanted.every(({ optional }, i) => optional || i < count || variadic),
    );
  }
}

/** `define('from: string, length: number?', …)`; `...` before a name makes it variadic. */
export function signature<Args extends FeelValue[]>(parameters: string, call: Call<Args>): Signature {
  const names: string[] = [];
  const wanted: Signature['wanted'][number][] = [];
  let variadic = false;
  for (const part of parameters
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean)) {
    const [name, type] = part.split(':').map((text) => text.trim()) as [string, string];
    variadic ||= name.startsWith('...');
    names.push(name.replace('...', ''));
    wanted.push({ kind: type.replace('?', '') as Wanted, optional: type.endsWith('?') });
  }
  // The arguments are held against `wanted` before every call.
  return { names, wanted, variadic, call: call as unknown as Call<FeelValue[]> };
}

/** Picks the signature that fits the arguments and calls it. */
export function callBuiltin(
  scope: Scope,
  position: number,
  name: string,
  signatures: readonly Signature[],
  args: readonly FeelValue[],
): FeelValue {
  for (const one of signatures) {
    const fitted = fit(one, args);
    if (fitted) return paid(scope, position, one.call(fitted, scope, position), fitted);
  }
  if (args.length === 0 || !args.includes(null)) {
    scope.fail(`${name} cannot be called with (${args.map(kindOf).join(', ')})`, position);
  }
  return null;
}

/** Going through lists and making new ones is work too. */
function paid(scope: Scope, position: number, result: FeelValue, args: readonly FeelValue[]): FeelValue {
  let work = sizeOf(result) / 4;
  for (const arg of args) work += sizeOf(arg) / 20;
  if (work >= 1) scope.spend(Math.floor(work), position);
  return typeof result === 'string' ? checkedLength(result, position) : result;
}

function sizeOf(value: FeelValue): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'string' ? value.length / 50 : 0;
}

/** The arguments as the signature wants them, or `null`. A lone value is a list of one, a list of one a lone value. */
function fit(one: Signature, args: readonly FeelValue[]): FeelValue[] | null {
  const { wanted, variadic } = one;
  if (!variadic && args.length > wanted.length) return null;
  const fixed = variadic ? wanted.length - 1 : wanted.length;
  const result: FeelValue[] = [];
  for (let i = 0; i < fixed; i++) {
    const { kind, optional } = wanted[i]!;
    const value = coerce(args[i] ?? null, kind);
    const missing = i >= args.length || value === null;
    if (missing ? !optional && !(kind === 'any' && i < args.length) : !tests[kind](value)) return null;
    result.push(value);
  }
  if (variadic) result.push(args.slice(fixed));
  return result;
}

function coerce(value: FeelValue, kind: Wanted): FeelValue {
  if (kind === 'any' || value === null) return value;
  if (kind === 'list') return Array.isArray(value) ? value : [value];
  return Array.isArray(value) && value.length === 1 ? value[0]! : value;
}
