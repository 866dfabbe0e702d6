import type { SyntaxNode } from '@lezer/common';
import type { Builder, Eval } from './builder.ts';
import { parts } from './builder.ts';
import type { Builtin } from './builtin.ts';
import { builtinFunction, callBuiltin } from './builtin.ts';
import { builtins } from './builtins/index.ts';
import type { Compile } from './compile.ts';
import { FeelError } from './errors.ts';
import type { Scope } from './scope.ts';
import { textOf } from './string-literal.ts';
import { parseTemporal } from './temporal-text.ts';
import { typeOf } from './compile-types.ts';
import { ANY, conform, typeText } from './types.ts';
import type { FeelValue } from './values.ts';
import { FeelFunction, kindOf, newContext } from './values.ts';

interface Arguments {
  values: Eval[];
  /** Set for `f(a: 1, b: 2)`. */
  names: string[] | null;
}

function argumentsOf(builder: Builder, node: SyntaxNode, compile: Compile): Arguments {
  const named = node.getChild('NamedParameters');
  if (!named) {
    const positional = node.getChild('PositionalParameters');
    return { values: positional ? parts(positional).map((part) => argument(builder, part, compile)) : [], names: null };
  }
  const values: Eval[] = [];
  const names: string[] = [];
  for (const parameter of named.getChildren('NamedParameter')) {
    const [name, value] = parts(parameter);
    if (!name || !value) throw new FeelError('a parameter needs a name and a value', parameter.from);
    names.push(builder.name(name));
    values.push(argument(builder, value, compile));
  }
  return { values, names };
}

/** A built-in function may be handed over by its name, where no variable has that name. */
function argument(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const name = node.name === 'VariableName' ? builder.knownName(node) : '';
  const builtin = builder.isOutside(name) && !builder.isDeclared(name) ? builtins.get(name) : undefined;
  if (!builtin) return compile(builder, node);
  builder.noteRead(name);
  return (scope) => scope.readOutside(name) ?? builtinFunction(name, builtin, scope, node.from);
}

export function compileCall(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const [callee] = parts(node);
  if (!callee) throw new FeelError('the function is missing', node.from);
  const args = argumentsOf(builder, node, compile);
  const name = builder.knownName(callee);
  const isName = callee.name === 'VariableName' || callee.name === 'SpecialFunctionName';
  if (isName && !builder.isBound(name) && !builder.isDeclared(name)) {
    const builtin = builtins.get(name);
    if (builtin) return invokeBuiltin(node, name, builtin, args);
    // Inside a filter the name may be an entry that holds a function.
    if (!builder.inFilter) throw new FeelError(`there is no function ${name}`, callee.from);
  }
  const target = compile(builder, callee);
  return (scope) => invoke(scope, node, target(scope), args, name);
}

function invokeBuiltin(node: SyntaxNode, name: string, builtin: Builtin, args: Arguments): Eval {
  const { names, values } = args;
  if (!names) {
    return (scope) =>
      callBuiltin(
        scope,
        node.from,
        name,
        builtin.signatures,
        values.map((value) => value(scope)),
      );
  }
  const fitting = builtin.named(names);
  // `before(range, point)` and `before(point, range)` have the same names: there the order tells them apart.
  const first = fitting.find((one) => one.names.join() === names.join()) ?? fitting[0];
  if (!first) throw new FeelError(`${name} has no parameters ${names.join(', ')}`, node.from);
  // Signatures of the same names differ only in kinds, so that their arguments are in the same order.
  const signatures = fitting.filter((other) => other.names.join() === first.names.join());
  const order = first.names.map((parameter) => names.indexOf(parameter));
  while (order.at(-1) === -1) order.pop();
  return (scope) => {
    const given = order.map((index) => (index < 0 ? null : values[index]!(scope)));
    return callBuiltin(scope, node.from, name, signatures, given);
  };
}

function invoke(scope: Scope, node: SyntaxNode, target: FeelValue, args: Arguments, name: string): FeelValue {
  if (!(target instanceof FeelFunction)) {
    return target === null ? scope.fail(`there is no function ${name}`, node.from) : notCallable(scope, node, target);
  }
  scope.spend(1, node.from);
  const values = args.values.map((value) => value(scope));
  if (!args.names) {
    if (target.takes(values.length)) return target.call(values);
    return scope.fail(`${name} needs ${target.parameters.length} arguments, not ${values.length}`, node.from);
  }
  const { names } = args;
  if (!names.every((given) => target.parameters.includes(given))) {
    return scope.fail(`${name} has no parameters ${names.join(', ')}`, node.from);
  }
  return target.call(target.parameters.map((parameter) => values[names.indexOf(parameter)] ?? null));
}

function notCallable(scope: Scope, node: SyntaxNode, target: FeelValue): null {
  return scope.fail(`${kindOf(target)} cannot be called`, node.from);
}

const MOST_CALLS = 400;
let calls = 0;

/** Calls into a function that may call itself; only so deep. */
export function callDeeper<T>(position: number, run: () => T): T {
  if (calls >= MOST_CALLS) throw new FeelError('functions call each other too deeply', position);
  calls += 1;
  try {
    return run();
  } finally {
    calls -= 1;
  }
}

/** `function(a, b) body`: a closure over what is in reach. Arguments are held against the declared types. */
export function compileFunction(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  if (node.getChild('external')) throw new FeelError('external functions are not executed', node.from);
  const formal = node.getChild('FormalParameters')?.getChildren('FormalParameter') ?? [];
  const parameters = formal.map((parameter) => builder.name(parameter.getChild('ParameterName') ?? parameter));
  const types = formal.map((parameter) => {
    const type = parameter.getChild('Type');
    return type ? typeOf(builder, type) : ANY;
  });
  const bodyNode = node.getChild('FunctionBody');
  if (!bodyNode) throw new FeelError('the function has no body', node.from);
  const body = compile(builder.binding(parameters), bodyNode);
  return (scope) => {
    const call = (args: FeelValue[]): FeelValue => {
      const values = newContext();
      for (const [index, parameter] of parameters.entries()) {
        const value = conform(args[index] ?? null, types[index]!, scope);
        if (value === undefined) {
          return scope.fail(`${parameter} must be ${typeText(types[index]!)}, not ${kindOf(args[index]!)}`, node.from);
        }
        values[parameter] = value;
      }
      return callDeeper(node.from, () => body(scope.bind(values)));
    };
    return new FeelFunction(parameters, call, { parameters: types, result: ANY });
  };
}

/** `@"2026-01-05"`, `date(…)`, `time(…)`, `date and time(…)`, `duration(…)`. */
export function compileDateTime(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const literal = node.getChild('AtLiteral')?.getChild('StringLiteral');
  if (literal) {
    const value = parseTemporal(textOf(builder.text(literal)));
    if (value === null) throw new FeelError(`${builder.text(literal)} is no date, time or duration`, literal.from);
    return () => value;
  }
  const constructorNode = node.getChild('DateTimeConstructor');
  const name = constructorNode ? builder.name(constructorNode) : '';
  const builtin = builtins.get(name);
  if (!builtin) throw new FeelError(`there is no function ${name}`, node.from);
  return invokeBuiltin(node, name, builtin, argumentsOf(builder, node, compile));
}
