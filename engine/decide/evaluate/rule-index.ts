import type { BoxedTable } from '../../../contracts/processes/decision.ts';
import { formatNumber } from '../../execute/feel/decimal.ts';
import type { FeelValue } from '../../execute/feel/values.ts';
import { isNumber } from '../../execute/feel/values.ts';
import type { SimpleTests } from './cells.ts';
import { simpleTests } from './cells.ts';

/** Tables below this size are gone through. */
const LEAST_RULES = 16;

interface Column {
  readonly column: number;
  /** Rules by the constant of their cell. */
  readonly byValue: ReadonlyMap<string, readonly number[]>;
  /** Rules whose cell is anything else. */
  readonly others: readonly number[];
}

/**
 * Finds the rules that may match by the constants in their cells, so that the cost of a large table follows the rules
 * that share a value, not its size. Candidates are still tested.
 */
export class RuleIndex {
  private readonly table: BoxedTable;
  private readonly all: readonly number[];
  private columns: readonly Column[] | null = null;

  constructor(table: BoxedTable) {
    this.table = table;
    this.all = table.rules.map((_rule, index) => index);
  }

  /** Ascending positions of the rules that may match. */
  candidates(values: readonly FeelValue[]): readonly number[] {
    if (this.all.length < LEAST_RULES) return this.all;
    this.columns ??= columnsOf(this.table);
    let best: { same: readonly number[]; others: readonly number[] } | null = null;
    let least = this.all.length;
    for (const { column, byValue, others } of this.columns) {
      const same = byValue.get(keyOf(values[column] ?? null) ?? '') ?? [];
      if (same.length + others.length >= least) continue;
      best = { same, others };
      least = same.length + others.length;
    }
    return best ? merge(best.same, best.others) : this.all;
  }
}

function columnsOf(table: BoxedTable): Column[] {
  const cells = new Map<string, SimpleTests | null>();
  const cellOf = (text: string): SimpleTests | null => {
    let cell = cells.get(text);
    if (cell === undefined) {
      cell = simpleTests(text);
      cells.set(text, cell);
    }
    return cell;
  };
  const columns = table.inputs.map((_input, column) => columnOf(table, column, cellOf));
  // A column without constants tells nothing.
  return columns.filter(({ others }) => others.length < table.rules.length);
}

function columnOf(table: BoxedTable, column: number, cellOf: (text: string) => SimpleTests | null): Column {
  const byValue = new Map<string, number[]>();
  const others: number[] = [];
  for (const [rule, { when }] of table.rules.entries()) {
    const keys = cellOf(when[column] ?? '')?.constants?.map(keyOf);
    if (!keys || keys.includes(null)) {
      others.push(rule);
      continue;
    }
    for (const key of new Set(keys)) {
      const rules = byValue.get(key!);
      if (rules) rules.push(rule);
      else byValue.set(key!, [rule]);
    }
  }
  return { column, byValue, others };
}

/** Values that are equal exactly when their keys are; `null` for the others. */
function keyOf(value: FeelValue): string | null {
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'boolean') return `b${value}`;
  return isNumber(value) ? `n${formatNumber(value)}` : null;
}

function merge(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const merged: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    merged.push(j >= b.length || (i < a.length && a[i]! < b[j]!) ? a[i++]! : b[j++]!);
  }
  return merged;
}
