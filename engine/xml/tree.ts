/** An XML document as a tree that can be written back: names and attributes as the file has them. */
export interface XmlElement {
  readonly kind: 'element';
  /** As written, with prefix. */
  name: string;
  /** In document order; values are decoded. */
  attributes: Map<string, string>;
  children: XmlNode[];
  parent: XmlElement | null;
  /** Prefixes in force here; `''` is the default namespace. */
  namespaces: ReadonlyMap<string, string>;
}

export type XmlNode =
  XmlElement | { readonly kind: 'text' | 'cdata' | 'comment' | 'instruction'; readonly text: string };

export interface XmlDocument {
  root: XmlElement;
  /** Comments and processing instructions before the root, the XML declaration left out. */
  prolog: XmlNode[];
}

function split(name: string): [prefix: string, local: string] {
  const at = name.indexOf(':');
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at + 1)];
}

export function localName(element: XmlElement): string {
  return split(element.name)[1];
}

/** Namespace of an element; `''` when it has none or its prefix is not declared. */
export function namespaceOf(element: XmlElement): string {
  return element.namespaces.get(split(element.name)[0]) ?? '';
}

/** Namespace and local name of an attribute; one without prefix belongs to no namespace. */
export function attributeName(element: XmlElement, name: string): { uri: string; local: string } {
  const [prefix, local] = split(name);
  return { uri: prefix === '' ? '' : (element.namespaces.get(prefix) ?? ''), local };
}

/** An attribute without prefix. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.get(name);
}

export function isElement(node: XmlNode): node is XmlElement {
  return node.kind === 'element';
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter(isElement);
}

/** Text directly inside, CDATA included. */
export function textOf(element: XmlElement): string {
  return element.children.map((node) => (node.kind === 'text' || node.kind === 'cdata' ? node.text : '')).join('');
}

/** Every element of the tree, parents before children. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (isElement(child)) yield* walk(child);
}

export function newElement(parent: XmlElement, name: string, attributes: readonly [string, string][] = []): XmlElement {
  const { namespaces } = parent;
  return { kind: 'element', name, attributes: new Map(attributes), children: [], parent, namespaces };
}

export function remove(element: XmlElement): void {
  const siblings = element.parent?.children;
  const at = siblings?.indexOf(element) ?? -1;
  if (siblings && at >= 0) siblings.splice(at, 1);
}
