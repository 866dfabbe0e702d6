import type { SyntaxNode } from '@lezer/common';
import type { Builder, Eval } from './builder.ts';
import { operatorOf, parts } from './builder.ts';
import type { Compile } from './compile.ts';
import { compileIn, compileInOne } from './compile-tests.ts';
import { FeelError } from './errors.ts';
import { kindOf } from './values.ts';

type Operator = 'and' | 'or';

/** An operand of `and` and `or`, not compiled yet. */
interface Operand {
  readonly node: SyntaxNode;
  readonly compile: (builder: Builder) => Eval;
}

/** What stands between parentheses, as it is read from left to right. */
interface Sequence {
  readonly operands: readonly Operand[];
  readonly operators: readonly Operator[];
}

/**
 * `and`, `or` and `in` without parentheses. The grammar takes all that follows `in` for its test, so that it reads
 * `x in [1..5] and y` as `x in ([1..5] and y)`; comparisons bind tighter (DMN 1.5 §10.3.1.2, rules 2 and 49).
 */
export function compileLogic(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const { operands, operators } = sequenceOf(builder, node, compile);
  const [only] = operands;
  if (only && operands.length === 1) return only.compile(builder);
  const alternatives: Operand[][] = [[]];
  for (const [index, operand] of operands.entries()) {
    if (index > 0 && operators[index - 1] === 'or') alternatives.push([]);
    alternatives.at(-1)!.push(operand);
  }
  return joined(
    alternatives.map((all) =>
      joined(
        all.map((operand) => operand.compile(builder)),
        node,
        'and',
      ),
    ),
    node,
    'or',
  );
}

function sequenceOf(builder: Builder, node: SyntaxNode, compile: Compile): Sequence {
  if (node.name === 'Conjunction' || node.name === 'Disjunction') {
    const found = parts(node).map((part) => sequenceOf(builder, part, compile));
    if (found.length < 2) throw new FeelError('an operand is missing', node.from);
    const operator = node.name === 'Conjunction' ? 'and' : 'or';
    return {
      operands: found.flatMap(({ operands }) => operands),
      operators: found.flatMap(({ operators }, index) => (index === 0 ? operators : [operator, ...operators])),
    };
  }
  const test = node.name === 'Comparison' && node.getChild('in') ? node.getChild('PositiveUnaryTest') : null;
  const [value, tested] = [parts(node)[0], test && parts(test)[0]];
  return value && tested ? comparison(builder, node, value, tested, compile) : alone(node, compile);
}

function alone(node: SyntaxNode, compile: Compile): Sequence {
  return { operands: [{ node, compile: (builder) => compile(builder, node) }], operators: [] };
}

/** Only the first operand of what follows `in` is its test; so it is behind the sign of `in > 5 and y`. */
function comparison(
  builder: Builder,
  node: SyntaxNode,
  value: SyntaxNode,
  test: SyntaxNode,
  compile: Compile,
): Sequence {
  const sign = test.name === 'SimplePositiveUnaryTest' ? operatorOf(builder, test) : null;
  const compared = sign === null ? test : parts(test)[0];
  const sequence = compared ? sequenceOf(builder, compared, compile) : alone(test, compile);
  const [first, ...others] = sequence.operands;
  const whole = (within: Builder): Eval => compileIn(within, node, compile);
  const firstOnly = (within: Builder): Eval => compileInOne(within, value, { node: first!.node, sign }, compile);
  const own: Operand = { node, compile: others.length === 0 ? whole : firstOnly };
  return { operands: [own, ...others], operators: sequence.operators };
}

/** Three-valued: `true` settles an `or`, `false` an `and`, whatever the others are (table 50). */
function joined(operands: readonly Eval[], node: SyntaxNode, operator: Operator): Eval {
  const [only] = operands;
  if (only && operands.length === 1) return only;
  const decisive = operator === 'or';
  return (scope) => {
    let unknown = false;
    for (const operand of operands) {
      const value = operand(scope);
      if (value === decisive) return decisive;
      if (value === !decisive) continue;
      unknown = true;
      if (value !== null) scope.fail(`${operator} needs true or false, not ${kindOf(value)}`, node.from);
    }
    return unknown ? null : !decisive;
  };
}
