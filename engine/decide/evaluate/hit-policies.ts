import type { Aggregation, HitPolicy } from '../../../contracts/processes/decision.ts';
import { callBuiltin } from '../../execute/feel/builtin.ts';
import { builtins } from '../../execute/feel/builtins/index.ts';
import { equals } from '../../execute/feel/compare.ts';
import type { Scope } from '../../execute/feel/scope.ts';
import type { FeelValue } from '../../execute/feel/values.ts';
import type { Part } from './part.ts';
import { fatal } from './part.ts';
import type { Output } from './table.ts';

/** A rule that matches, with what it gives. */
export interface Hit {
  readonly id: string;
  readonly number: number;
  readonly values: readonly FeelValue[];
  readonly result: FeelValue;
}

interface Table {
  readonly scope: Scope;
  readonly part: Part;
  readonly outputs: readonly Output[];
  readonly aggregation: Aggregation | undefined;
}

/** What several matching rules mean (DMN 1.5 §8.2.10); at least one matches. */
export const hitPolicies: Readonly<Record<HitPolicy, (table: Table, hits: readonly Hit[]) => FeelValue>> = {
  UNIQUE: ({ scope, part }, hits) => {
    if (hits.length === 1) return hits[0]!.result;
    return fatal(scope, part, `only one rule may match, but ${numbers(hits)} do (UNIQUE)`);
  },
  FIRST: (_table, hits) => hits[0]!.result,
  ANY: ({ scope, part }, hits) => {
    const different = hits.find(({ result }) => equals(result, hits[0]!.result) !== true);
    if (!different) return hits[0]!.result;
    return fatal(scope, part, `rules ${numbers([hits[0]!, different])} match with different results (ANY)`);
  },
  PRIORITY: (table, hits) => sorted(table, hits)[0]!.result,
  'OUTPUT ORDER': (table, hits) => sorted(table, hits).map(({ result }) => result),
  'RULE ORDER': (_table, hits) => hits.map(({ result }) => result),
  COLLECT: ({ scope, aggregation }, hits) => {
    const results = hits.map(({ result }) => result);
    return aggregation === undefined ? results : aggregated(scope, aggregation, results);
  },
};

/** Whether the rules behind the first match need not be looked at. */
export function stopsAtFirst(policy: HitPolicy): boolean {
  return policy === 'FIRST';
}

const AGGREGATES: Readonly<Record<Aggregation, string>> = { SUM: 'sum', MIN: 'min', MAX: 'max', COUNT: 'count' };

function aggregated(scope: Scope, aggregation: Aggregation, results: FeelValue[]): FeelValue {
  const name = AGGREGATES[aggregation];
  return callBuiltin(scope, 0, name, builtins.get(name)!.signatures, [results]);
}

function numbers(hits: readonly Hit[]): string {
  const texts = hits.map(({ number }) => String(number));
  return texts.length > 10 ? `${texts.slice(0, 10).join(', ')} and ${texts.length - 10} more` : texts.join(', ');
}

/** By the place of their outputs in the lists of output values, the first output first. */
function sorted({ scope, outputs }: Table, hits: readonly Hit[]): Hit[] {
  const orders = outputs.map(({ order }) => {
    const values = order?.(scope) ?? null;
    return Array.isArray(values) ? values : [];
  });
  const ranks = new Map(hits.map((hit) => [hit, hit.values.map((value, i) => rankOf(value, orders[i]!))]));
  return [...hits].sort((a, b) => {
    const [x, y] = [ranks.get(a)!, ranks.get(b)!];
    for (const [i, rank] of x.entries()) if (rank !== y[i]) return rank - y[i]!;
    return 0;
  });
}

/** Values that are not in the list come last. */
function rankOf(value: FeelValue, order: readonly FeelValue[]): number {
  const index = order.findIndex((one) => equals(one, value) === true);
  return index < 0 ? order.length : index;
}
