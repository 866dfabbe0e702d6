import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../contracts/json.ts';
import { compileFeel } from '../../engine/execute/feel.ts';
import { formatValue } from '../../engine/execute/feel/format-value.ts';

/** Expressions and what DMN 1.5 says they mean, under the section that says it. */

export type Row = readonly [source: string, expected: string];

/** Monday 5 January 2026, 16:00 in Shanghai. */
export const environment = { now: Date.parse('2026-01-05T08:00:00Z'), offset: 480 };

/** Text of the value, to the last digit; what went wrong on the way behind an exclamation mark. */
export function valueOf(source: string, variables: Record<string, Json> = {}, names: readonly string[] = []): string {
  const read = (name: string): Json | undefined => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  const { value, problems } = compileFeel(source, names).evaluateValue(read, environment);
  return problems.length > 0 ? `${formatValue(value)} ! ${problems[0]!.message}` : formatValue(value);
}

/** A section with its expressions. */
export function section(
  title: string,
  rows: readonly Row[],
  variables: Record<string, Json> = {},
  names: readonly string[] = [],
): void {
  describe(title, () => {
    test.each(rows)('%s is %s', (source, expected) => {
      expect(valueOf(source, variables, names)).toBe(expected);
    });
  });
}

/** Examples that the standard writes as equations; each is `true`. */
export function equations(title: string, sources: readonly string[]): void {
  section(
    title,
    sources.map((source) => [source, 'true']),
  );
}
