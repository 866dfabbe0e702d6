import type { XmlElement } from '../../xml/tree.ts';
import { attribute, elementsOf, localName, textOf } from '../../xml/tree.ts';
import type { Converter } from '../converter.ts';
import { foreignExtensions, settle } from '../converter.ts';
import { isBpmn } from '../drawing.ts';
import { convertJuel } from '../juel/index.ts';
import { convertFormData, convertFormProperties } from './forms.ts';
import { convertInputOutput } from './input-output.ts';

type Extension = (converter: Converter, host: XmlElement, extension: XmlElement) => void;

const refuse =
  (instead: string): Extension =>
  (converter, host, extension) =>
    converter.note('refused', host, extension.name, `${described(extension)}is not executed: ${instead}`);
const nothing =
  (why: string): Extension =>
  (converter, host, extension) =>
    settle(converter, 'mapped', host, extension, `means nothing here: ${why}`);

/** `event` and class of a listener, so that several are told apart. */
function described(extension: XmlElement): string {
  const parts = ['event', 'class', 'delegateExpression', 'expression'].flatMap(
    (name) => attribute(extension, name) ?? [],
  );
  return parts.length > 0 ? `(${parts.join(' ')}) ` : '';
}

/** Every extension element of Camunda 7, Flowable and Activiti that is known here. */
const extensions: Readonly<Record<string, Extension>> = {
  inputOutput: convertInputOutput,
  formData: convertFormData,
  properties,
  field,
  failedJobRetryTimeCycle: retries,
  executionListener: refuse('draw a service or script task before or behind the element'),
  taskListener: refuse('draw a service or script task before or behind the user task'),
  eventListener: refuse('draw an event subprocess'),
  connector: refuse('use a service of the catalogue'),
  errorEventDefinition: refuse('a service reports its errors itself'),
  mapException: refuse('a service reports its errors itself'),
  eventType: refuse('use messages'),
  eventInParameter: refuse('use messages'),
  eventOutParameter: refuse('use messages'),
  variableListener: refuse('draw a conditional event'),
  // Only what the groups have not taken.
  in: refuse('map variables by zeebe:ioMapping'),
  out: refuse('map variables by zeebe:ioMapping'),
  potentialStarter: (converter, host, extension) =>
    settle(converter, 'degraded', host, extension, 'who may start a process is a permission'),
  localization: nothing('labels of other languages are millrace:label'),
  modelerTemplate: nothing('it is for the modeler'),
};

/** Notes of people; kept where `zeebe:` has them. */
function properties(converter: Converter, host: XmlElement, extension: XmlElement): void {
  const { drawing } = converter;
  for (const property of elementsOf(extension)) {
    const name = attribute(property, 'name') ?? attribute(property, 'id') ?? '';
    const made = drawing.append(drawing.extension(host, 'zeebe:properties'), drawing.qualified('zeebe:property'));
    made.attributes.set('name', name);
    made.attributes.set('value', attribute(property, 'value') ?? '');
  }
  settle(converter, 'mapped', host, extension, 'is zeebe:properties');
}

/** A value for the code behind a task: text is a header, an expression an input. */
function field(converter: Converter, host: XmlElement, extension: XmlElement): void {
  const name = attribute(extension, 'name') ?? '';
  const [inner] = elementsOf(extension);
  const text =
    attribute(extension, 'stringValue') ?? attribute(extension, 'expression') ?? (inner ? textOf(inner) : '');
  const isText = attribute(extension, 'stringValue') !== undefined || (inner && localName(inner) === 'string');
  if (isText) {
    converter.drawing.header(host, name, text.trim());
    settle(converter, 'mapped', host, extension, `is the header ${name}`);
    return;
  }
  const converted = convertJuel(text);
  if ('refused' in converted) {
    converter.note('refused', host, extension.name, `${name}: ${text.trim()}: ${converted.refused}`);
    return;
  }
  converter.drawing.map(host, 'input', converted.expression, name);
  settle(converter, 'mapped', host, extension, `is the input ${name}`);
}

/** `R3/PT10M` or `PT1M,PT5M`: how often is kept, when is not. */
function retries(converter: Converter, host: XmlElement, extension: XmlElement): void {
  const text = textOf(extension).trim();
  const count = /^R(\d+)\//.exec(text)?.[1] ?? (/^P/.test(text) ? String(text.split(',').length) : undefined);
  if (count === undefined) {
    converter.note('refused', host, extension.name, `${text}: name a number of attempts`);
    return;
  }
  if (isBpmn(host, 'serviceTask') || isBpmn(host, 'sendTask') || isBpmn(host, 'businessRuleTask')) {
    converter.drawing.set(host, 'zeebe:taskDefinition', { retries: count });
    settle(converter, 'degraded', host, extension, `tries ${count} times, at intervals of its own`);
  } else settle(converter, 'mapped', host, extension, 'means nothing here: only services are tried again');
}

/** Converts what the groups have left at an element. */
export function convertExtensions(converter: Converter, host: XmlElement): void {
  const found = foreignExtensions(host);
  const fields = found.filter((extension) => localName(extension) === 'formProperty');
  if (fields.length > 0) convertFormProperties(converter, host, fields);
  for (const extension of found) {
    const local = localName(extension);
    if (local === 'formProperty' || converter.isRefused(extension, extension.name)) continue;
    const convert = Object.hasOwn(extensions, local) ? extensions[local] : undefined;
    if (convert) convert(converter, host, extension);
    else converter.note('refused', host, extension.name, 'is not known');
  }
}
