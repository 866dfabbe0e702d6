import type { BoxedTable, TableOutput } from '../../../contracts/processes/decision.ts';
import type { Eval } from '../../execute/feel/builder.ts';
import type { Test } from '../../execute/feel/compile-tests.ts';
import { formatValue } from '../../execute/feel/format-value.ts';
import type { Scope } from '../../execute/feel/scope.ts';
import type { FeelType } from '../../execute/feel/types.ts';
import type { FeelValue } from '../../execute/feel/values.ts';
import { newContext } from '../../execute/feel/values.ts';
import type { Hit } from './hit-policies.ts';
import { hitPolicies, stopsAtFirst } from './hit-policies.ts';
import type { Part } from './part.ts';
import { at, fatal, fitted, literalEval, located, testsEval } from './part.ts';
import { RuleIndex } from './rule-index.ts';

interface Input {
  readonly part: Part;
  readonly text: string;
  readonly evaluate: Eval;
  readonly type: FeelType;
  readonly allowed: { test: Test; text: string } | null;
}

export interface Output {
  readonly part: Part;
  readonly name: string;
  readonly type: FeelType;
  readonly allowed: { test: Test; text: string } | null;
  /** Values from the most important to the least. */
  readonly order: Eval | null;
  readonly fallback: Eval | null;
}

/** A decision table (DMN 1.5 chapter 8): rules are found by an index, their entries compiled when first looked at. */
export function tableEval(table: BoxedTable, part: Part): Eval {
  const inputs = table.inputs.map((input): Input => {
    const own = at(part, input.id);
    return {
      part: own,
      text: input.expression,
      evaluate: input.expression === '' ? () => null : literalEval(input.expression, own),
      type: part.types.of(input.type),
      allowed: input.values === undefined ? null : { test: testsEval(input.values, own), text: input.values },
    };
  });
  const outputs = table.outputs.map((output) => outputOf(output, part));
  const rules = new Rules(table, part);
  if (part.onWrong) rules.compileAll();
  const first = stopsAtFirst(table.hitPolicy);
  return (scope) => {
    const values = inputs.map((input) => inputValue(scope, input));
    if (values.includes(undefined)) return null;
    const hits = rules.matching(scope, values as FeelValue[], first);
    scope.noteMatched({
      decision: part.decision,
      table: table.id ?? part.elementId,
      rules: hits.map((rule) => ({ id: table.rules[rule]!.id, number: rule + 1 })),
    });
    return resultOf(scope, part, table, outputs, rules, hits);
  };
}

function outputOf(output: TableOutput, part: Part): Output {
  const own = at(part, output.id);
  const { values } = output;
  return {
    part: own,
    name: output.name ?? '',
    type: part.types.of(output.type),
    allowed: values === undefined ? null : { test: testsEval(values, own), text: values },
    order: values === undefined ? null : literalEval(`[${values}]`, own),
    fallback: output.default === undefined ? null : literalEval(output.default, own),
  };
}

/** `undefined` when the table is not made for the value. */
function inputValue(scope: Scope, input: Input): FeelValue | undefined {
  const value = fitted(scope, input.part, input.evaluate(scope), input.type, input.text);
  if (value === null || !input.allowed || input.allowed.test(scope, value) === true) return value;
  fatal(scope, input.part, `${input.text}: ${formatValue(value)} is none of ${input.allowed.text}`);
  return undefined;
}

/** The rules with their entries; each entry is compiled when it is first needed. */
class Rules {
  private readonly table: BoxedTable;
  private readonly part: Part;
  private readonly index: RuleIndex;
  private readonly tests: (Test | undefined)[];
  private readonly entries: (Eval | undefined)[];

  constructor(table: BoxedTable, part: Part) {
    this.table = table;
    this.part = part;
    this.index = new RuleIndex(table);
    this.tests = new Array<Test | undefined>(table.rules.length * table.inputs.length);
    this.entries = new Array<Eval | undefined>(table.rules.length * table.outputs.length);
  }

  compileAll(): void {
    const { rules, inputs, outputs } = this.table;
    rules.forEach((_rule, rule) => {
      inputs.forEach((_input, column) => this.test(rule, column));
      outputs.forEach((_output, column) => this.entry(rule, column));
    });
  }

  /** Positions of the rules that match, in the order of the table. */
  matching(scope: Scope, values: readonly FeelValue[], onlyFirst: boolean): number[] {
    const candidates = this.index.candidates(values);
    scope.spend(candidates.length + 1, 0);
    const found: number[] = [];
    for (const rule of candidates) {
      if (!values.every((value, column) => this.test(rule, column)(scope, value) === true)) continue;
      found.push(rule);
      if (onlyFirst) break;
    }
    return found;
  }

  private test(rule: number, column: number): Test {
    const at = rule * this.table.inputs.length + column;
    return (this.tests[at] ??= testsEval(this.table.rules[rule]!.when[column] ?? '', this.ruleAt(rule)));
  }

  entry(rule: number, column: number): Eval {
    const at = rule * this.table.outputs.length + column;
    const text = this.table.rules[rule]!.then[column] ?? '';
    return (this.entries[at] ??= text === '' ? () => null : literalEval(text, this.ruleAt(rule)));
  }

  private ruleAt(rule: number): Part {
    return at(this.part, this.table.rules[rule]!.id);
  }

  idOf(rule: number): string {
    return this.table.rules[rule]!.id;
  }
}

function resultOf(
  scope: Scope,
  part: Part,
  table: BoxedTable,
  outputs: readonly Output[],
  rules: Rules,
  matching: readonly number[],
): FeelValue {
  const { hitPolicy, aggregation } = table;
  if (matching.length === 0) return fallbackOf(scope, outputs, table);
  const before = scope.problems.length;
  const hits = matching.map((rule): Hit => {
    const values = outputs.map((output, column) => outputValue(scope, output, rules.entry(rule, column)(scope)));
    return { id: rules.idOf(rule), number: rule + 1, values, result: combined(outputs, values) };
  });
  if (scope.problems.slice(before).some(({ fatal: isFatal }) => isFatal)) return null;
  return located(scope, part, undefined, () => hitPolicies[hitPolicy]({ scope, part, outputs, aggregation }, hits));
}

function outputValue(scope: Scope, output: Output, value: FeelValue): FeelValue {
  const what = output.name === '' ? 'the output' : output.name;
  const typedValue = fitted(scope, output.part, value, output.type, what);
  if (typedValue === null || !output.allowed || output.allowed.test(scope, typedValue) === true) return typedValue;
  return fatal(scope, output.part, `${what}: ${formatValue(typedValue)} is none of ${output.allowed.text}`);
}

/** One output is its value, several are a context. */
function combined(outputs: readonly Output[], values: readonly FeelValue[]): FeelValue {
  if (outputs.length === 1) return values[0]!;
  const context = newContext();
  outputs.forEach(({ name }, index) => (context[name] = values[index]!));
  return context;
}

/** No rule matches: the default output entries, else `null` (§8.2.11). */
function fallbackOf(scope: Scope, outputs: readonly Output[], { hitPolicy, aggregation }: BoxedTable): FeelValue {
  if (aggregation === 'COUNT') return 0;
  if (outputs.every(({ fallback }) => fallback === null)) return null;
  const values = outputs.map((output) =>
    output.fallback ? fitted(scope, output.part, output.fallback(scope), output.type, output.name) : null,
  );
  const result = combined(outputs, values);
  const isList = hitPolicy === 'RULE ORDER' || hitPolicy === 'OUTPUT ORDER' || hitPolicy === 'COLLECT';
  return isList && !aggregation && !Array.isArray(result) ? [result] : result;
}
