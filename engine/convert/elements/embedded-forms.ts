import type { XmlElement } from '../../xml/tree.ts';
import { attribute, localName, namespaceOf, textOf, walk } from '../../xml/tree.ts';
import { keyOf } from '../attributes/index.ts';
import type { Converter } from '../converter.ts';
import { cutOut } from '../drawing.ts';
import { ZEEBE } from '../vendors.ts';

const EMBEDDED = /^camunda-forms:bpmn:(.+)$/;

/** Whether a drawing carries forms inside it. */
export function hasEmbeddedForms(root: XmlElement): boolean {
  for (const element of walk(root)) if (isZeebe(element, 'userTaskForm')) return true;
  return false;
}

/** Forms of Camunda 8 inside a drawing (`zeebe:userTaskForm`) become form files; their tasks name them. */
export function convertEmbeddedForms(converter: Converter, root: XmlElement): void {
  const elements = [...walk(root)];
  for (const embedded of elements.filter((element) => isZeebe(element, 'userTaskForm'))) {
    const id = attribute(embedded, 'id') ?? '';
    const users = elements.filter(
      (element) =>
        isZeebe(element, 'formDefinition') &&
        (EMBEDDED.exec(attribute(element, 'formKey') ?? '')?.[1] === id || attribute(element, 'formId') === id),
    );
    convertForm(converter, embedded, users);
  }
}

function isZeebe(element: XmlElement, name: string): boolean {
  return localName(element) === name && namespaceOf(element) === ZEEBE;
}

function convertForm(converter: Converter, embedded: XmlElement, users: readonly XmlElement[]): void {
  const [user] = users;
  const host = user?.parent?.parent ?? embedded;
  const components = componentsOf(textOf(embedded));
  if (!components) {
    converter.note('degraded', host, embedded.name, 'the form is no JSON of fields: draw it anew');
    return;
  }
  const losses: string[] = [];
  const fields = fieldsOf(components, losses);
  const named = attribute(host, 'name')?.replace(/\s+/g, ' ').trim();
  const key = keyOf(user ? (attribute(host, 'id') ?? 'form') : (attribute(embedded, 'id') ?? 'form'));
  if (fields.length > 0) {
    const title = { zh: (named === undefined || named === '' ? key : named).slice(0, 500) };
    converter.forms.push({ key, schema: { formatVersion: 1, key, title, fields } });
    for (const definition of users) {
      for (const name of ['formKey', 'formId']) definition.attributes.delete(name);
      definition.attributes.set('formKey', key);
    }
  }
  converter.note('mapped', host, embedded.name, fields.length > 0 ? `is the form ${key}` : 'it has no fields');
  for (const loss of losses) converter.note('degraded', host, 'form', loss);
  cutOut(embedded);
}

type Component = Readonly<Record<string, unknown>>;

function componentsOf(text: string): Component[] | null {
  try {
    const schema = JSON.parse(text) as unknown;
    return isRecord(schema) && Array.isArray(schema['components']) ? schema['components'].filter(isRecord) : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const TYPES: Readonly<Record<string, string>> = {
  textfield: 'text',
  textarea: 'textarea',
  number: 'number',
  checkbox: 'checkbox',
  select: 'select',
  radio: 'radio',
  checklist: 'select',
  taglist: 'select',
  date: 'date',
  datetime: 'datetime',
};
/** They look nice; buttons are those of the task. */
const DECORATION = new Set(['button', 'spacer', 'separator', 'image', 'html', 'text', 'iframe']);
const KEY = /^[A-Za-z_][A-Za-z0-9_]{0,59}$/;

function fieldsOf(components: readonly Component[], losses: string[], keys = new Set<string>()): object[] {
  return components.flatMap((component): object[] => {
    const { type } = component;
    if (type === 'group' && Array.isArray(component['components'])) {
      return fieldsOf(component['components'].filter(isRecord), losses, keys);
    }
    if (typeof type !== 'string' || DECORATION.has(type)) return [];
    const field = fieldOf(component, type, losses);
    const key = field?.['key'];
    if (!field || typeof key !== 'string') return [];
    if (keys.has(key)) {
      losses.push(`the field ${key} comes twice: the second is left out`);
      return [];
    }
    keys.add(key);
    return [field];
  });
}

function fieldOf(component: Component, type: string, losses: string[]): Record<string, unknown> | null {
  const { key, label, validate, values, defaultValue } = component;
  if (typeof key !== 'string' || !KEY.test(key)) {
    losses.push(`the field "${String(key ?? type)}" is left out: keys are letters, digits and underscore`);
    return null;
  }
  if (!Object.hasOwn(TYPES, type)) {
    losses.push(`the field ${key} of type ${type} is left out`);
    return null;
  }
  const options = Array.isArray(values) ? values.filter(isRecord).flatMap(optionOf) : [];
  const known = type === 'datetime' && component['subtype'] === 'date' ? 'date' : TYPES[type]!;
  const isChoice = known === 'select' || known === 'radio';
  if (isChoice && options.length === 0) losses.push(`the choices of ${key} come from elsewhere: it has become a text`);
  return {
    key,
    type: isChoice && options.length === 0 ? 'text' : known,
    label: { zh: typeof label === 'string' && label !== '' ? label.slice(0, 500) : key },
    ...(isChoice && options.length > 0 ? { options: options.slice(0, 200) } : {}),
    ...(type === 'checklist' || type === 'taglist' ? (options.length > 0 ? { multiple: true } : {}) : {}),
    ...(isRecord(validate) ? limitsOf(validate, key, known, losses) : {}),
    ...(component['disabled'] === true || component['readonly'] === true ? { readOnly: true } : {}),
    ...(['string', 'number', 'boolean'].includes(typeof defaultValue) ? { defaultValue } : {}),
  };
}

function optionOf({ value, label }: Component): object[] {
  if (typeof value !== 'string' || value === '') return [];
  return [
    { value: value.slice(0, 200), label: { zh: (typeof label === 'string' && label ? label : value).slice(0, 500) } },
  ];
}

function limitsOf(validate: Component, key: string, type: string, losses: string[]): Record<string, unknown> {
  const limits: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(validate)) {
    if (value === undefined || value === null || value === false || value === '') continue;
    if (name === 'required') limits['required'] = true;
    else if ((name === 'min' || name === 'max') && type === 'number' && typeof value === 'number') limits[name] = value;
    else if (name === 'maxLength' && /^text/.test(type) && Number(value) >= 1 && Number(value) <= 10_000) {
      limits['maxLength'] = Number(value);
    } else losses.push(`the field ${key} no longer checks ${name}`);
  }
  return limits;
}
