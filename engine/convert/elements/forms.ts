import type { XmlElement } from '../../xml/tree.ts';
import { attribute, elementsOf, localName } from '../../xml/tree.ts';
import { keyOf } from '../attributes/index.ts';
import type { Converter } from '../converter.ts';
import { settle } from '../converter.ts';
import { convertJuel } from '../juel/index.ts';

/** Types of fields there and here. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  long: 'number',
  integer: 'number',
  int: 'number',
  double: 'number',
  decimal: 'number',
  boolean: 'checkbox',
  date: 'date',
  enum: 'select',
  text: 'text',
  'multi-line-text': 'textarea',
};
const KEY = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * `formData` of Camunda: its fields become a form file beside the diagram. What a field says beyond type, label, default
 * and plain limits is told.
 */
export function convertFormData(converter: Converter, host: XmlElement, extension: XmlElement): void {
  const fields = elementsOf(extension).filter((field) => localName(field) === 'formField');
  finish(converter, host, [extension], fields);
}

/** `formProperty` of Flowable and Activiti stands for itself; all of an element are one form. */
export function convertFormProperties(converter: Converter, host: XmlElement, properties: readonly XmlElement[]): void {
  finish(converter, host, properties, properties);
}

function finish(
  converter: Converter,
  host: XmlElement,
  extensions: readonly XmlElement[],
  sources: readonly XmlElement[],
): void {
  const losses: string[] = [];
  const fields = sources.flatMap((source) => fieldOf(source, losses) ?? []);
  const id = attribute(host, 'id') ?? 'form';
  const key = keyOf(id);
  const title = attribute(host, 'name')?.replace(/\s+/g, ' ').trim() ?? '';
  if (fields.length > 0) {
    const schema = { formatVersion: 1, key, title: { zh: title === '' ? id : title.slice(0, 500) }, fields };
    converter.forms.push({ key, schema });
    converter.drawing.set(host, 'zeebe:formDefinition', { formKey: key });
  }
  for (const extension of extensions) {
    const message = fields.length > 0 ? `is in the form ${key}` : 'it has no fields';
    settle(converter, 'mapped', host, extension, message);
  }
  for (const loss of losses) converter.note('degraded', host, 'form', loss);
}

function fieldOf(source: XmlElement, losses: string[]): Record<string, unknown> | null {
  const id = attribute(source, 'id') ?? '';
  if (!KEY.test(id) || id.length > 60) {
    losses.push(`the field "${id}" is left out: keys are letters, digits and underscore`);
    return null;
  }
  const known = attribute(source, 'type') ?? 'string';
  const options = optionsOf(source);
  const type = Object.hasOwn(TYPES, known) ? TYPES[known]! : 'text';
  if (!Object.hasOwn(TYPES, known)) losses.push(`the field ${id} of type ${known} has become a text`);
  const label = attribute(source, 'label') ?? attribute(source, 'name') ?? id;
  const common = {
    key: id,
    type: type === 'select' && options.length === 0 ? 'text' : type,
    label: { zh: label.slice(0, 500) || id },
    ...limitsOf(source, id, type, losses),
    ...defaultOf(source, id, type, losses),
  };
  return common.type === 'select' ? { ...common, options } : common;
}

function optionsOf(source: XmlElement): { value: string; label: { zh: string } }[] {
  return elementsOf(source)
    .filter((child) => localName(child) === 'value')
    .flatMap((value) => {
      const id = attribute(value, 'id') ?? '';
      return id === ''
        ? []
        : [{ value: id.slice(0, 200), label: { zh: (attribute(value, 'name') ?? id).slice(0, 500) } }];
    })
    .slice(0, 200);
}

/** Flags of Flowable, constraints of Camunda. */
function limitsOf(source: XmlElement, id: string, type: string, losses: string[]): Record<string, unknown> {
  const limits: Record<string, unknown> = {};
  if (attribute(source, 'required') === 'true') limits['required'] = true;
  if (attribute(source, 'writable') === 'false' || attribute(source, 'writeable') === 'false')
    limits['readOnly'] = true;
  const constraints = elementsOf(source).flatMap((child) =>
    localName(child) === 'validation' ? elementsOf(child) : [],
  );
  for (const constraint of constraints) {
    const [name, config] = [attribute(constraint, 'name') ?? '', attribute(constraint, 'config') ?? ''];
    const number = Number(config);
    if (name === 'required') limits['required'] = true;
    else if (name === 'readonly') limits['readOnly'] = true;
    else if ((name === 'min' || name === 'max') && type === 'number' && Number.isFinite(number)) limits[name] = number;
    else if (name === 'maxlength' && /^text/.test(type) && number >= 1 && number <= 10_000)
      limits['maxLength'] = number;
    else losses.push(`the field ${id} no longer checks ${name}${config === '' ? '' : ` ${config}`}`);
  }
  return limits;
}

function defaultOf(source: XmlElement, id: string, type: string, losses: string[]): Record<string, unknown> {
  const text = attribute(source, 'defaultValue') ?? attribute(source, 'default') ?? attribute(source, 'expression');
  if (text === undefined || text === '') return {};
  const converted = convertJuel(text);
  if ('refused' in converted) {
    losses.push(`the field ${id} has no default any more: ${text}: ${converted.refused}`);
    return {};
  }
  const { expression } = converted;
  if (expression.startsWith('=')) return { defaultValue: expression };
  if (type === 'checkbox') return { defaultValue: expression === 'true' };
  if (type === 'number') return Number.isFinite(Number(expression)) ? { defaultValue: Number(expression) } : {};
  return { defaultValue: expression };
}
