import { compileFeel } from '../../../../../../engine/execute/feel.ts';
import type { CompiledFeel } from '../../../../../../engine/execute/feel.ts';
import type { Json } from '../../../../../../contracts/json.ts';

const compiled = new Map<string, CompiledFeel | null>();

/** Value of `=…` over what is known; null when it cannot be calculated (yet). Other text stands for itself. */
export function feelValue(source: unknown, known: Readonly<Record<string, unknown>>): unknown {
  if (typeof source !== 'string' || !source.startsWith('=')) return source;
  const feel = feelOf(source.slice(1));
  if (!feel) return null;
  const now = Date.now();
  try {
    const read = (name: string): Json | undefined => known[name] as Json | undefined;
    return feel.evaluate(read, { now, offset: -new Date(now).getTimezoneOffset() });
  } catch {
    return null;
  }
}

function feelOf(source: string): CompiledFeel | null {
  let found = compiled.get(source);
  if (found === undefined) {
    try {
      found = compileFeel(source);
    } catch {
      found = null;
    }
    compiled.set(source, found);
  }
  return found;
}
