import type { XmlElement } from '../../xml/tree.ts';
import { attribute, elementsOf, localName, namespaceOf, textOf } from '../../xml/tree.ts';

/** Namespaces of DMN 1.1 to 1.6; what was written for one of them is read alike. */
const NAMESPACE = /^https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(MODEL\/|dmn\.xsd)$/;

export function isDmn(element: XmlElement, name: string): boolean {
  return localName(element) === name && NAMESPACE.test(namespaceOf(element));
}

export function isDmnNamespace(uri: string): boolean {
  return NAMESPACE.test(uri);
}

/** DMN elements directly inside, of any of the names. */
export function childrenOf(element: XmlElement, ...names: string[]): XmlElement[] {
  return elementsOf(element).filter((child) => names.some((name) => isDmn(child, name)));
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** Trimmed text of the `<text>` inside, `''` when there is none. */
export function sourceOf(element: XmlElement | undefined): string {
  const text = element && childOf(element, 'text');
  return text ? textOf(text).trim() : '';
}

/** Names have single spaces. */
export function nameOf(element: XmlElement | undefined): string | undefined {
  const name = element && attribute(element, 'name')?.trim().replace(/\s+/g, ' ');
  return name === '' ? undefined : name;
}

export function idOf(element: XmlElement): string | undefined {
  const id = attribute(element, 'id');
  return id === '' ? undefined : id;
}

/** Type that an element names: an attribute, or in item definitions an element. */
export function typeNameOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const child = childOf(element, 'typeRef');
  const name = (attribute(element, 'typeRef') ?? (child ? textOf(child) : '')).trim();
  return name === '' ? undefined : name;
}

/** The language of an expression, when it is another than FEEL. */
export function foreignLanguage(element: XmlElement): string | undefined {
  const language = attribute(element, 'expressionLanguage')?.trim();
  return language === undefined || language === '' || /feel/i.test(language) ? undefined : language;
}
