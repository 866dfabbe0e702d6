import type { Scope } from './scope.ts';
import { FeelDate, FeelDateTime, FeelTime } from './temporal.ts';
import type { FeelContext, FeelValue, Kind } from './values.ts';
import { FeelFunction, FeelRange, entryOf, isContext, kindOf, newContext } from './values.ts';

/** Types of FEEL (DMN 1.5 §10.3.2.9) and of item definitions. */
export type FeelType =
  | { kind: 'any' }
  | { kind: 'simple'; name: Kind }
  | { kind: 'list'; of: FeelType }
  | { kind: 'range'; of: FeelType }
  | { kind: 'context'; entries: { name: string; type: FeelType }[] }
  | { kind: 'function'; parameters: FeelType[]; result: FeelType }
  /** Item definition; `resolve` is asked late, because definitions may contain themselves. */
  | { kind: 'named'; name: string; resolve: () => FeelType }
  /** Only values that pass the test. */
  | { kind: 'constrained'; base: FeelType; allows: (value: FeelValue, scope: Scope) => boolean; text: string };

export const ANY: FeelType = { kind: 'any' };

const SIMPLE: readonly Kind[] = [
  'null',
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
];

/** A type that FEEL knows by name; the other spellings are those of other tools and of the schema. */
export function builtinType(name: string): FeelType | undefined {
  const simple = SIMPLE.find((known) => known === (ALIASES.get(name) ?? name));
  if (simple !== undefined) return { kind: 'simple', name: simple };
  const plain: Record<string, FeelType> = {
    Any: ANY,
    list: { kind: 'list', of: ANY },
    range: { kind: 'range', of: ANY },
    context: { kind: 'context', entries: [] },
    function: { kind: 'function', parameters: [], result: ANY },
  };
  return Object.hasOwn(plain, name) ? plain[name] : undefined;
}

const ALIASES: ReadonlyMap<string, Kind> = new Map([
  ['Null', 'null'],
  ['dateTime', 'date and time'],
  ['dayTimeDuration', 'days and time duration'],
  ['yearMonthDuration', 'years and months duration'],
  ['integer', 'number'],
  ['long', 'number'],
  ['double', 'number'],
]);

/** `value instance of type`: no conversions, `null` is only of the type `Null` (§10.3.2.9.5). */
export function isInstance(value: FeelValue, type: FeelType, scope: Scope): boolean {
  switch (type.kind) {
    case 'any':
      return value !== null;
    case 'simple':
      return kindOf(value) === type.name;
    case 'list':
      return Array.isArray(value) && value.every((item) => isPart(item, type.of, scope));
    case 'range':
      return value instanceof FeelRange && [value.low, value.high].every((end) => isPart(end, type.of, scope));
    case 'context':
      return isContext(value) && type.entries.every((entry) => hasEntry(value, entry, scope));
    case 'function':
      return value instanceof FeelFunction && isFunctionOf(value, type);
    case 'named':
      return isInstance(value, type.resolve(), scope);
    case 'constrained':
      // What is allowed is no part of the type (§10.3.2.9.5).
      return isInstance(value, type.base, scope);
  }
}

/** Parts of a value may be missing. */
function isPart(value: FeelValue, type: FeelType, scope: Scope): boolean {
  return value === null || isInstance(value, type, scope);
}

function hasEntry(value: FeelContext, { name, type }: { name: string; type: FeelType }, scope: Scope): boolean {
  const entry = entryOf(value, name);
  return entry !== undefined && isPart(entry, type, scope);
}

/** Parameters may take more and results give less than the type says (§10.3.2.9.2). */
function isFunctionOf(value: FeelFunction, type: Extract<FeelType, { kind: 'function' }>): boolean {
  const own = value.type;
  if (type.parameters.length === 0 && type.result.kind === 'any') return true;
  const parameters = own ? own.parameters : value.parameters.map(() => ANY);
  return (
    parameters.length === type.parameters.length &&
    parameters.every((parameter, i) => conformsTo(type.parameters[i]!, parameter)) &&
    (!own || own.result.kind === 'any' || conformsTo(own.result, type.result))
  );
}

/** Whether every value of one type is a value of the other. */
export function conformsTo(type: FeelType, other: FeelType): boolean {
  const [a, b] = [plain(type), plain(other)];
  if (b.kind === 'any' || (a.kind === 'simple' && a.name === 'null')) return true;
  if (a.kind === 'simple') return b.kind === 'simple' && a.name === b.name;
  if (a.kind === 'list' || a.kind === 'range') return b.kind === a.kind && conformsTo(a.of, b.of);
  if (a.kind === 'function') {
    if (b.kind !== 'function' || a.parameters.length !== b.parameters.length) return false;
    return b.parameters.every((one, i) => conformsTo(one, a.parameters[i]!)) && conformsTo(a.result, b.result);
  }
  if (a.kind !== 'context' || b.kind !== 'context') return false;
  return b.entries.every(({ name, type: wanted }) =>
    a.entries.some((entry) => entry.name === name && conformsTo(entry.type, wanted)),
  );
}

function plain(type: FeelType): Exclude<FeelType, { kind: 'named' | 'constrained' }> {
  let inner = type;
  while (inner.kind === 'named' || inner.kind === 'constrained') {
    inner = inner.kind === 'named' ? inner.resolve() : inner.base;
  }
  return inner;
}

/**
 * The value as the type wants it, after the implicit conversions of §10.3.2.9.4: a lone value becomes a list, a list of
 * one its element, a date its midnight. `undefined` when it does not fit.
 */
export function conform(value: FeelValue, type: FeelType, scope: Scope): FeelValue | undefined {
  switch (type.kind) {
    case 'any':
      return value;
    case 'named':
      return conform(value, type.resolve(), scope);
    case 'constrained': {
      const fitted = conform(value, type.base, scope);
      return fitted === undefined || (fitted !== null && !type.allows(fitted, scope)) ? undefined : fitted;
    }
    case 'list':
      if (value === null) return null;
      return conformItems(Array.isArray(value) ? value : [value], type.of, scope);
    default:
      break;
  }
  if (value === null) return null;
  if (Array.isArray(value)) {
    const [only] = value;
    return value.length === 1 && !Array.isArray(only) ? conform(only!, type, scope) : undefined;
  }
  if (type.kind === 'context') return isContext(value) ? conformEntries(value, type.entries, scope) : undefined;
  if (type.kind === 'simple' && type.name === 'date and time' && value instanceof FeelDate) {
    return new FeelDateTime(value, new FeelTime(0n, 0));
  }
  return isInstance(value, type, scope) ? value : undefined;
}

function conformItems(items: readonly FeelValue[], type: FeelType, scope: Scope): FeelValue[] | undefined {
  const result: FeelValue[] = [];
  for (const item of items) {
    const fitted = conform(item, type, scope);
    if (fitted === undefined) return undefined;
    result.push(fitted);
  }
  return result;
}

function conformEntries(
  value: FeelContext,
  entries: readonly { name: string; type: FeelType }[],
  scope: Scope,
): FeelContext | undefined {
  if (entries.length === 0) return value;
  const result: FeelContext = Object.assign(newContext(), value);
  for (const { name, type } of entries) {
    const entry = entryOf(value, name);
    if (entry === undefined) return undefined;
    const fitted = conform(entry, type, scope);
    if (fitted === undefined) return undefined;
    result[name] = fitted;
  }
  return result;
}

/** The type in words. */
export function typeText(type: FeelType): string {
  switch (type.kind) {
    case 'any':
      return 'Any';
    case 'simple':
      return type.name;
    case 'list':
    case 'range':
      return `${type.kind}<${typeText(type.of)}>`;
    case 'context':
      return `context<${type.entries.map((entry) => `${entry.name}: ${typeText(entry.type)}`).join(', ')}>`;
    case 'function':
      return `function<${type.parameters.map(typeText).join(', ')}>->${typeText(type.result)}`;
    case 'named':
      return type.name;
    case 'constrained':
      return `${typeText(type.base)} (${type.text})`;
  }
}
