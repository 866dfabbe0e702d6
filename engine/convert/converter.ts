import type { XmlElement } from '../xml/tree.ts';
import { attributeName, elementsOf, localName, namespaceOf } from '../xml/tree.ts';
import type { Drawing } from './drawing.ts';
import { cutOut, idNear } from './drawing.ts';
import { convertJuel } from './juel/index.ts';
import type { Use } from './juel/to-feel.ts';
import { quoted } from './juel/to-feel.ts';
import type { ConversionNote, ConvertedForm } from './notes.ts';
import { vendors } from './vendors.ts';

/** One conversion under way: the drawing, and what was said about it. */
export class Converter {
  readonly drawing: Drawing;
  readonly notes: ConversionNote[] = [];
  readonly forms: ConvertedForm[] = [];
  private readonly refused = new WeakMap<XmlElement, Set<string>>();

  constructor(drawing: Drawing) {
    this.drawing = drawing;
  }

  note(kind: ConversionNote['kind'], element: XmlElement, name: string, message: string): void {
    this.notes.push({ kind, elementId: idNear(element), name, message });
  }

  /** Says once that something is not done: an attribute by its name, an extension element without. */
  refuse(element: XmlElement, name: string, message: string, holder = element): void {
    const known = this.refused.get(holder) ?? new Set();
    this.refused.set(holder, known.add(name));
    this.note('refused', element, name, message);
  }

  isRefused(holder: XmlElement, name: string): boolean {
    return this.refused.get(holder)?.has(name) ?? false;
  }

  /** The attribute of another engine with that local name; `null` when there is none (any more). */
  foreign(element: XmlElement, local: string): Foreign | null {
    for (const [name, value] of element.attributes) {
      const found = attributeName(element, name);
      if (found.local === local && vendors.has(found.uri)) return new Foreign(this, element, name, value);
    }
    return null;
  }

  /** All that is left of other engines at an element. */
  foreignAttributes(element: XmlElement): Foreign[] {
    return [...element.attributes].flatMap(([name, value]) =>
      vendors.has(attributeName(element, name).uri) && !this.isRefused(element, name)
        ? [new Foreign(this, element, name, value)]
        : [],
    );
  }

  /** Text of a standard element or attribute as an expression; what cannot be one is noted. */
  expression(element: XmlElement, name: string, text: string, use: Use = 'value'): string | null {
    const converted = convertJuel(text, use);
    if ('expression' in converted) return converted.expression;
    this.note('refused', element, name, `${shown(text)}: ${converted.refused}`);
    return null;
  }
}

/** An attribute that means something to another engine. What is not refused leaves the drawing. */
export class Foreign {
  readonly element: XmlElement;
  readonly name: string;
  readonly value: string;
  private readonly converter: Converter;

  constructor(converter: Converter, element: XmlElement, name: string, value: string) {
    this.converter = converter;
    this.element = element;
    this.name = name;
    this.value = value;
  }

  mapped(message: string): void {
    this.done('mapped', message);
  }

  degraded(message: string): void {
    this.done('degraded', message);
  }

  refused(message: string): void {
    this.converter.refuse(this.element, this.name, message);
  }

  /** Its value as a literal or FEEL; when that cannot be, it is refused. */
  expression(use: Use = 'value'): string | null {
    const converted = convertJuel(this.value, use);
    if ('expression' in converted) return converted.expression;
    this.refused(`${shown(this.value)}: ${converted.refused}`);
    return null;
  }

  /** A part of its value as FEEL without the leading sign. */
  part(text: string): string | null {
    const converted = convertJuel(text, 'value');
    if ('refused' in converted) {
      this.refused(`${shown(text)}: ${converted.refused}`);
      return null;
    }
    return converted.expression.startsWith('=') ? converted.expression.slice(1) : quoted(converted.expression);
  }

  private done(kind: ConversionNote['kind'], message: string): void {
    this.element.attributes.delete(this.name);
    this.converter.note(kind, this.element, this.name, message);
  }
}

/** Extension elements of other engines at an element. */
export function foreignExtensions(element: XmlElement): XmlElement[] {
  return elementsOf(element)
    .filter((child) => localName(child) === 'extensionElements')
    .flatMap(elementsOf)
    .filter((extension) => vendors.has(namespaceOf(extension)));
}

/** Extension element gone, for what it was. */
export function settle(
  converter: Converter,
  kind: 'mapped' | 'degraded',
  host: XmlElement,
  extension: XmlElement,
  message: string,
): void {
  const { name, parent } = extension;
  cutOut(extension);
  if (parent && elementsOf(parent).length === 0) cutOut(parent);
  converter.note(kind, host, name, message);
}

export function shown(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
