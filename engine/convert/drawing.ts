import type { XmlElement, XmlNode } from '../xml/tree.ts';
import { attribute, elementsOf, localName, namespaceOf, newElement } from '../xml/tree.ts';
import { BPMN, MILLRACE, ZEEBE } from './vendors.ts';

/** Changes a drawing: extension elements and attributes of ours beside those of others. */
export class Drawing {
  readonly root: XmlElement;

  constructor(root: XmlElement) {
    this.root = root;
  }

  /** Extension element of that name directly at an element; made when there is none. */
  extension(element: XmlElement, name: `${'zeebe' | 'millrace'}:${string}`): XmlElement {
    const container = this.extensionElements(element);
    const qualified = this.qualified(name);
    return elementsOf(container).find((child) => child.name === qualified) ?? this.append(container, qualified);
  }

  /** Sets attributes of an extension element; those already there stay, and then it is `false`. */
  set(element: XmlElement, name: `${'zeebe' | 'millrace'}:${string}`, attributes: Record<string, string>): boolean {
    const extension = this.extension(element, name);
    let isNew = true;
    for (const [key, value] of Object.entries(attributes)) {
      if (extension.attributes.has(key)) isNew = false;
      else extension.attributes.set(key, value);
    }
    return isNew;
  }

  /** Adds an input or output mapping. */
  map(element: XmlElement, direction: 'input' | 'output', source: string, target: string): void {
    const mapping = this.extension(element, 'zeebe:ioMapping');
    const child = this.append(mapping, this.qualified(`zeebe:${direction}`));
    child.attributes.set('source', source);
    child.attributes.set('target', target);
    // Inputs stand before outputs.
    if (direction === 'output') return;
    const output = this.qualified('zeebe:output');
    const first = elementsOf(mapping).find(({ name }) => name === output);
    if (!first) return;
    cutOut(child);
    place(mapping, child, mapping.children.indexOf(first));
  }

  header(element: XmlElement, key: string, value: string): void {
    const child = this.append(this.extension(element, 'zeebe:taskHeaders'), this.qualified('zeebe:header'));
    child.attributes.set('key', key);
    child.attributes.set('value', value);
  }

  /** Sets an attribute `millrace:…` of a BPMN element. */
  setOwn(element: XmlElement, name: string, value: string): void {
    element.attributes.set(this.qualified(`millrace:${name}`), value);
  }

  /** A child with this name in our prefix for its namespace. */
  append(parent: XmlElement, name: string): XmlElement {
    const child = newElement(parent, name);
    place(parent, child, parent.children.length);
    return child;
  }

  qualified(name: `${'zeebe' | 'millrace'}:${string}`): string {
    const [prefix, local] = name.split(':') as ['zeebe' | 'millrace', string];
    return `${this.prefix(prefix, prefix === 'zeebe' ? ZEEBE : MILLRACE)}:${local}`;
  }

  private prefix(wanted: string, uri: string): string {
    const { attributes } = this.root;
    for (const [name, value] of attributes) {
      if (value === uri && name.startsWith('xmlns:')) return name.slice('xmlns:'.length);
    }
    let prefix = wanted;
    for (let i = 2; attributes.has(`xmlns:${prefix}`); i++) prefix = `${wanted}${i}`;
    attributes.set(`xmlns:${prefix}`, uri);
    return prefix;
  }

  /** Behind the documentation, before everything else, as the schema wants it. */
  private extensionElements(element: XmlElement): XmlElement {
    const found = elementsOf(element).find((child) => isBpmn(child, 'extensionElements'));
    if (found) return found;
    const prefix = element.name.includes(':') ? `${element.name.split(':')[0]!}:` : '';
    const made = newElement(element, `${prefix}extensionElements`);
    const before = elementsOf(element).findLast((child) => isBpmn(child, 'documentation'));
    place(element, made, before ? element.children.indexOf(before) + 1 : 0);
    return made;
  }
}

export function isBpmn(element: XmlElement, name?: string): boolean {
  return namespaceOf(element) === BPMN && (name === undefined || localName(element) === name);
}

/** Its id, else that of the nearest element around it. */
export function idNear(element: XmlElement): string | null {
  for (let current: XmlElement | null = element; current; current = current.parent) {
    const id = attribute(current, 'id');
    if (id !== undefined && isBpmn(current)) return id;
  }
  return null;
}

/** Puts a child on a line of its own. */
function place(parent: XmlElement, child: XmlElement, index: number): void {
  let depth = 0;
  for (let current = parent.parent; current; current = current.parent) depth += 1;
  const space = (levels: number): XmlNode => ({ kind: 'text', text: `\n${'  '.repeat(levels)}` });
  const { children } = parent;
  const isLast = index === children.length;
  const end = children.at(-1);
  // The white space before the end tag stays there.
  const hasEnd = isLast && end?.kind === 'text' && end.text.trim() === '';
  const at = hasEnd ? index - 1 : index;
  children.splice(at, 0, space(depth + 1), child);
  if (isLast && !hasEnd) children.push(space(depth));
}

/** Removes an element with the white space before it. */
export function cutOut(element: XmlElement): void {
  const siblings = element.parent?.children;
  const at = siblings?.indexOf(element) ?? -1;
  if (!siblings || at < 0) return;
  const before = siblings[at - 1];
  const isSpace = before?.kind === 'text' && before.text.trim() === '';
  siblings.splice(isSpace ? at - 1 : at, isSpace ? 2 : 1);
}
