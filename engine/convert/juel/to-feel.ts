import type { Binary, Juel } from './parse.ts';

/** What cannot be said in FEEL with the same meaning; the message names it. */
export class NotConvertible extends Error {}

/** `condition`: only whether it is true counts, so that unknown may stand for false. */
export type Use = 'condition' | 'value';

/** Variables that multi-instance activities have under other names; Camunda counts loops from 0. */
const RENAMED: Readonly<Record<string, string>> = {
  nrOfInstances: 'numberOfInstances',
  nrOfActiveInstances: 'numberOfActiveInstances',
  nrOfCompletedInstances: 'numberOfCompletedInstances',
  loopCounter: '(loopCounter - 1)',
};

/** Objects of the other engine that an expression can reach; what they know is no variable. */
export const OBJECTS: ReadonlySet<string> = new Set([
  'execution',
  'task',
  'caseExecution',
  'authenticatedUserId',
  'connector',
  'variableContainer',
]);

/** A method with the receiver and its arguments as FEEL. */
type Method = (of: string, ...args: string[]) => string;

/** Methods of Java's texts, lists and maps by name and number of arguments. */
const METHODS: Readonly<Record<string, Method>> = {
  'size/0': (of) => `count(${of})`,
  'length/0': (of) => `string length(${of})`,
  'equals/1': (of, other) => `(${of} = ${other})`,
  'equalsIgnoreCase/1': (of, other) => `(lower case(${of}) = lower case(${other}))`,
  'startsWith/1': (of, text) => `starts with(${of}, ${text})`,
  'endsWith/1': (of, text) => `ends with(${of}, ${text})`,
  'contains/1': (of, one) =>
    `(if ${of} instance of string then contains(${of}, ${one}) else list contains(${of}, ${one}))`,
  'isEmpty/0': (of) => `((${of} = "" or ${of} = [] or ${of} = {}) = true)`,
  'toLowerCase/0': (of) => `lower case(${of})`,
  'toUpperCase/0': (of) => `upper case(${of})`,
  'trim/0': (of) => `trim(${of})`,
  'toString/0': (of) => `string(${of})`,
  'containsKey/1': (of, key) => `list contains(get entries(${of}).key, ${key})`,
};

/** FEEL with the meaning of the tree; throws a `NotConvertible`. */
export function feelOfJuel(tree: Juel, use: Use): string {
  switch (tree.kind) {
    case 'number':
      return tree.text.startsWith('.') ? `0${tree.text}` : tree.text;
    case 'string':
      return quoted(tree.value);
    case 'constant':
      return String(tree.value);
    case 'name':
      return variable(tree.name);
    case 'property':
      return property(tree.of, tree.name);
    case 'index':
      return element(feelOfJuel(tree.of, 'value'), tree.index);
    case 'call':
      return call(tree);
    case 'unary':
      return unary(tree);
    case 'binary':
      return binary(tree, use);
    case 'choice': {
      const [then, otherwise] = [feelOfJuel(tree.then, use), feelOfJuel(tree.otherwise, use)];
      return `(if ${feelOfJuel(tree.condition, 'condition')} then ${then} else ${otherwise})`;
    }
  }
}

export function quoted(text: string): string {
  const escaped = text.replace(/[\\"]/g, '\\$&').replace(/[\u0000-\u001f]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

function variable(name: string): string {
  if (OBJECTS.has(name)) throw new NotConvertible(`${name} is an object of the other engine`);
  if (!NAME.test(name)) throw new NotConvertible(`${name} is no name of a variable here`);
  return Object.hasOwn(RENAMED, name) ? RENAMED[name]! : name;
}

function property(of: Juel, name: string): string {
  if (of.kind === 'name' && OBJECTS.has(of.name)) {
    if (of.name === 'execution' && (name === 'processBusinessKey' || name === 'businessKey')) return 'businessKey';
    throw new NotConvertible(`${of.name}.${name} is known to the other engine only`);
  }
  if (name === 'class' || !NAME.test(name)) throw new NotConvertible(`the property ${name}`);
  return `${feelOfJuel(of, 'value')}.${name}`;
}

/** `list[0]` and `map["key"]`; with anything else only the value tells which it is. */
function element(of: string, index: Juel): string {
  if (index.kind === 'number' && /^\d+$/.test(index.text)) return `${of}[${Number(index.text) + 1}]`;
  if (index.kind === 'string') return `get value(${of}, ${quoted(index.value)})`;
  throw new NotConvertible('an index that is computed');
}

function call({ of, name, args }: Extract<Juel, { kind: 'call' }>): string {
  if (of === null) {
    if (name === 'now' && args.length === 0) return 'now()';
    throw new NotConvertible(`the function ${name}`);
  }
  const [first] = args;
  if (of.kind === 'name' && OBJECTS.has(of.name)) {
    const reads = name === 'getVariable' || name === 'getVariableLocal';
    if (of.name === 'execution' && reads && args.length === 1 && first?.kind === 'string') return variable(first.value);
    if (of.name === 'execution' && (name === 'getProcessBusinessKey' || name === 'getBusinessKey'))
      return 'businessKey';
    throw new NotConvertible(`${of.name}.${name}() is known to the other engine only`);
  }
  if (name === 'get' && args.length === 1) return element(feelOfJuel(of, 'value'), first!);
  const key = `${name}/${args.length}`;
  if (!Object.hasOwn(METHODS, key)) throw new NotConvertible(`the Java method ${name}()`);
  const [receiver, ...values] = [of, ...args].map((one) => feelOfJuel(one, 'value'));
  return METHODS[key]!(receiver!, ...values);
}

function unary({ operator, of }: Extract<Juel, { kind: 'unary' }>): string {
  // What is unknown counts as false there, so that its opposite is true.
  if (operator === '!') return `(${feelOfJuel(of, 'condition')} != true)`;
  const value = feelOfJuel(of, 'value');
  if (operator === '-') return `(-${value})`;
  return `(if ${value} = null or ${value} = "" or ${value} = [] or ${value} = {} then true else false)`;
}

const COMPARISONS: ReadonlySet<Binary> = new Set(['<', '>', '<=', '>=']);

function binary({ operator, left, right }: Extract<Juel, { kind: 'binary' }>, use: Use): string {
  if (operator === '&&' || operator === '||') {
    const word = operator === '&&' ? 'and' : 'or';
    const [a, b] = [feelOfJuel(left, 'condition'), feelOfJuel(right, 'condition')];
    return use === 'condition' ? `(${a} ${word} ${b})` : `((${a} ${word} ${b}) = true)`;
  }
  const [a, b] = [feelOfJuel(left, 'value'), feelOfJuel(right, 'value')];
  if (operator === '==') return `(${a} = ${b})`;
  if (COMPARISONS.has(operator))
    return use === 'condition' ? `(${a} ${operator} ${b})` : `((${a} ${operator} ${b}) = true)`;
  if ([left, right].some(({ kind }) => kind === 'string') && operator !== '!=') {
    throw new NotConvertible(`${operator} with a text: JUEL takes it for a number`);
  }
  // The rest has the sign of the dividend there, of the divisor in FEEL's modulo().
  if (operator === '%') return `(${a} - ${b} * round down(${a} / ${b}, 0))`;
  return `(${a} ${operator} ${b})`;
}
