import type { BoxedExpression, BoxedFunction, NamedType } from '../../../contracts/processes/decision.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attribute, elementsOf, localName, namespaceOf } from '../../xml/tree.ts';
import { childOf, childrenOf, isDmnNamespace, nameOf, sourceOf } from './dmn.ts';
import type { Reading } from './reading.ts';
import { decisionTable } from './table.ts';
import { namedType } from './types.ts';

type Reader = (reading: Reading, element: XmlElement) => BoxedExpression | null;

const readers: Readonly<Record<string, Reader>> = {
  literalExpression,
  decisionTable,
  context,
  list: (reading, element) => ({
    kind: 'list',
    ...reading.idAndType(element),
    items: expressionsIn(element).map((item) => boxed(reading, item)),
  }),
  relation,
  functionDefinition,
  invocation,
  conditional: (reading, element) => ({
    kind: 'conditional',
    ...reading.idAndType(element),
    if: childExpression(reading, element, 'if'),
    then: childExpression(reading, element, 'then'),
    else: childExpression(reading, element, 'else'),
  }),
  filter: (reading, element) => ({
    kind: 'filter',
    ...reading.idAndType(element),
    in: childExpression(reading, element, 'in'),
    match: childExpression(reading, element, 'match'),
  }),
  for: (reading, element) => iterator(reading, element, 'for', 'return'),
  some: (reading, element) => iterator(reading, element, 'some', 'satisfies'),
  every: (reading, element) => iterator(reading, element, 'every', 'satisfies'),
};

/** Boxed expressions directly inside an element. */
export function expressionsIn(element: XmlElement): XmlElement[] {
  return elementsOf(element).filter(
    (child) => isDmnNamespace(namespaceOf(child)) && Object.hasOwn(readers, localName(child)),
  );
}

/** A boxed expression (DMN 1.5 §7.3, chapter 10.2). */
export function boxed(reading: Reading, element: XmlElement): BoxedExpression | null {
  return readers[localName(element)]!(reading, element);
}

/** The expression that an element contains; `null` when it has none. */
export function expressionOf(reading: Reading, element: XmlElement): BoxedExpression | null {
  const [first] = expressionsIn(element);
  return first ? boxed(reading, first) : null;
}

function childExpression(reading: Reading, element: XmlElement, name: string): BoxedExpression | null {
  const child = childOf(element, name);
  const expression = child ? expressionOf(reading, child) : null;
  if (!expression) reading.report.error('expression-missing', element, `${localName(element)}: ${name} is missing`);
  return expression;
}

function literalExpression(reading: Reading, element: XmlElement): BoxedExpression | null {
  if (childOf(element, 'importedValues')) {
    reading.report.error('not-executed', element, 'imported values are not executed: write the expression in FEEL');
  }
  const text = reading.text(element);
  return text === '' ? null : { kind: 'literal', ...reading.idAndType(element), text };
}

function context(reading: Reading, element: XmlElement): BoxedExpression {
  const entries = childrenOf(element, 'contextEntry').map((entry) => {
    const variable = childOf(entry, 'variable');
    const name = nameOf(variable);
    const value = expressionOf(reading, entry);
    return { ...(name === undefined ? {} : { name }), ...reading.typeOf(variable), value };
  });
  entries.forEach(({ name }, index) => {
    if (name === undefined && index < entries.length - 1) {
      reading.report.error('context', element, 'only the last entry of a context may have no name: it is the result');
    }
    if (name !== undefined && entries.findIndex((other) => other.name === name) < index) {
      reading.report.error('context', element, `the context has two entries ${name}`, { name });
    }
  });
  return { kind: 'context', ...reading.idAndType(element), entries };
}

function relation(reading: Reading, element: XmlElement): BoxedExpression {
  const columns = childrenOf(element, 'column').map((column) => parameter(reading, column));
  const rows = childrenOf(element, 'row').map((row) => {
    const cells = expressionsIn(row).map((cell) => boxed(reading, cell));
    if (cells.length !== columns.length) {
      reading.report.error(
        'relation',
        row,
        `a row has ${cells.length} cells where there are ${columns.length} columns`,
      );
    }
    return cells;
  });
  return { kind: 'relation', ...reading.idAndType(element), columns, rows };
}

function parameter(reading: Reading, element: XmlElement): NamedType {
  return namedType(nameOf(element) ?? '', reading.typeOf(element).type);
}

export function functionDefinition(reading: Reading, element: XmlElement): BoxedFunction {
  const kind = attribute(element, 'kind') ?? 'FEEL';
  if (kind !== 'FEEL') {
    reading.report.error('not-executed', element, `functions in ${kind} are not executed: write the body in FEEL`, {
      kind,
    });
  }
  const parameters = childrenOf(element, 'formalParameter').map((one) => parameter(reading, one));
  // The function's type is a function; the type of its result stands on the body.
  const { id } = reading.idAndType(element);
  return { kind: 'function', ...(id === undefined ? {} : { id }), parameters, body: expressionOf(reading, element) };
}

function invocation(reading: Reading, element: XmlElement): BoxedExpression {
  const [called] = expressionsIn(element);
  if (!called || sourceOf(called) === '') {
    reading.report.error('expression-missing', element, 'the invocation names no function');
  }
  const bindings = childrenOf(element, 'binding').map((binding) => ({
    name: nameOf(childOf(binding, 'parameter')) ?? '',
    value: expressionOf(reading, binding),
  }));
  return {
    kind: 'invocation',
    ...reading.idAndType(element),
    function: called ? boxed(reading, called) : null,
    bindings,
  };
}

function iterator(
  reading: Reading,
  element: XmlElement,
  kind: 'for' | 'some' | 'every',
  bodyName: string,
): BoxedExpression {
  const name = attribute(element, 'iteratorVariable')?.trim().replace(/\s+/g, ' ') ?? '';
  if (name === '') reading.report.error('expression-missing', element, `${kind}: the iterator variable has no name`);
  return {
    kind,
    ...reading.idAndType(element),
    variable: { name },
    in: childExpression(reading, element, 'in'),
    body: childExpression(reading, element, bodyName),
  };
}
