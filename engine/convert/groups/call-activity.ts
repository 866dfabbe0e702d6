import type { XmlElement } from '../../xml/tree.ts';
import { attribute, localName } from '../../xml/tree.ts';
import type { Converter } from '../converter.ts';
import { foreignExtensions, settle } from '../converter.ts';
import { convertJuel } from '../juel/index.ts';
import { convertBinding } from './decision.ts';

/** A called process gets and gives what `in` and `out` say, and nothing without them. */
export function convertCall(converter: Converter, element: XmlElement): void {
  const { drawing } = converter;
  const called = attribute(element, 'calledElement');
  const processId = called === undefined ? null : converter.expression(element, 'calledElement', called);
  if (processId !== null) {
    drawing.set(element, 'zeebe:calledElement', { processId });
    element.attributes.delete('calledElement');
  }
  convertBinding(converter, element, 'calledElement', 'zeebe:calledElement');
  const inherits = converter.foreign(element, 'inheritVariables');
  const inheritsKey = converter.foreign(element, 'inheritBusinessKey');
  const all = { in: inherits?.value === 'true', out: false };
  inherits?.mapped('is propagateAllParentVariables of zeebe:calledElement');
  inheritsKey?.mapped('a called process always has the business key of its caller, unless it is given another');
  for (const extension of foreignExtensions(element)) {
    const direction = localName(extension);
    if (direction === 'in' || direction === 'out') all[direction] ||= convertMapping(converter, element, extension);
  }
  drawing.set(element, 'zeebe:calledElement', {
    propagateAllParentVariables: String(all.in),
    propagateAllChildVariables: String(all.out),
  });
}

/** Whether it hands over all variables. */
function convertMapping(converter: Converter, element: XmlElement, extension: XmlElement): boolean {
  const value = (name: string): string | undefined => attribute(extension, name);
  if (value('businessKey') !== undefined) {
    convertBusinessKey(converter, element, extension, value('businessKey')!);
    return false;
  }
  if (value('variables') === 'all') {
    if (value('local') === 'true') {
      settle(converter, 'degraded', element, extension, 'all variables in reach are handed over, not only local ones');
    } else settle(converter, 'mapped', element, extension, 'all variables are handed over');
    return true;
  }
  return convertVariable(converter, element, extension);
}

function convertVariable(converter: Converter, element: XmlElement, extension: XmlElement): false {
  const direction = localName(extension) === 'in' ? 'input' : 'output';
  const [source, expression, target] = ['source', 'sourceExpression', 'target'].map((name) =>
    attribute(extension, name),
  );
  const from = expression === undefined ? `\${${source ?? ''}}` : expression;
  const converted = convertJuel(from);
  if (target === undefined || 'refused' in converted) {
    const reason = 'refused' in converted ? converted.refused : 'it names no target';
    converter.refuse(element, extension.name, `${from}: ${reason}`, extension);
    return false;
  }
  converter.drawing.map(element, direction, converted.expression, target);
  settle(converter, 'mapped', element, extension, `is an ${direction} of zeebe:ioMapping`);
  return false;
}

function convertBusinessKey(converter: Converter, element: XmlElement, extension: XmlElement, key: string): void {
  const converted = convertJuel(key);
  if ('refused' in converted) {
    converter.refuse(element, extension.name, `${key}: ${converted.refused}`, extension);
    return;
  }
  // Without one the called process has that of its caller.
  if (converted.expression !== '=businessKey') {
    converter.drawing.set(element, 'zeebe:calledElement', { businessId: converted.expression });
  }
  settle(converter, 'mapped', element, extension, 'is the business key of the called process');
}
