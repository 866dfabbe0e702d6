import type { XmlElement } from '../../xml/tree.ts';
import { attribute, elementsOf, textOf } from '../../xml/tree.ts';
import type { Converter } from '../converter.ts';
import { isBpmn } from '../drawing.ts';

/** Objects of the other engine that scripts reach into. */
const REACHES = /\b(execution|task|connector|runtimeService|taskService|historyService|spin|S|Java|Packages)\b\s*[.(]/;

/** Scripts in JUEL become FEEL; scripts in JavaScript go as they are, when they keep to variables. */
export function convertScript(converter: Converter, element: XmlElement): void {
  const script = elementsOf(element).find((child) => isBpmn(child, 'script'));
  const format = (attribute(element, 'scriptFormat') ?? '').toLowerCase();
  if (!script || !/^(juel|javascript|ecmascript|(text|application)\/javascript)$/.test(format)) return;
  const source = textOf(script);
  if (format === 'juel') {
    const expression = converter.expression(element, 'script', source);
    if (expression === null) return;
    element.attributes.set('scriptFormat', 'feel');
    replaceText(script, expression);
    converter.note('mapped', element, 'script', 'is FEEL');
    return;
  }
  const reached = REACHES.exec(source)?.[1];
  if (reached !== undefined) {
    const message = `reaches into the other engine by ${reached}: read variables by their names, and return what is to be stored`;
    converter.note('refused', element, 'script', message);
    return;
  }
  // Without a variable for it the result is thrown away there.
  if (!converter.foreign(element, 'resultVariable')) replaceText(script, `${source}\nundefined;`);
  converter.note('mapped', element, 'script', 'runs in the sandbox');
}

export function replaceText(element: XmlElement, text: string): void {
  element.children.splice(0, element.children.length, { kind: 'text', text });
}
