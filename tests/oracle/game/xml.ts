import { Parser } from 'saxen';

/** One element of an XML file; names are without prefix, which is enough for the files of this oracle. */
export interface Xml {
  name: string;
  attributes: Record<string, string>;
  children: Xml[];
  text: string;
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };
const plain = (text: string): string => text.replace(/&(lt|gt|quot|apos|amp);/g, (entity) => entities[entity]!);
const local = (name: string): string => name.replace(/^.*:/, '');

export function readXml(text: string): Xml {
  const root: Xml = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  new Parser()
    .on('openTag', (name, attributes) => {
      const entries = Object.entries(attributes() || {}).map(([key, value]) => [local(key), plain(value)] as const);
      const element: Xml = { name: local(name), attributes: Object.fromEntries(entries), children: [], text: '' };
      open.at(-1)!.children.push(element);
      open.push(element);
    })
    .on('closeTag', () => void open.pop())
    .on('text', (part) => void (open.at(-1)!.text += plain(part)))
    .on('error', (error) => {
      throw error;
    })
    .parse(text);
  return root.children[0]!;
}

export const childrenOf = (element: Xml, name: string): Xml[] =>
  element.children.filter((child) => child.name === name);
export const childOf = (element: Xml, name: string): Xml | undefined => childrenOf(element, name)[0];

/** Everything below an element. */
export function below(element: Xml): Xml[] {
  return element.children.flatMap((child) => [child, ...below(child)]);
}

/** Text of a child element, if it has any. */
export function textOf(element: Xml, name: string): string | undefined {
  const text = childOf(element, name)?.text.trim();
  return text === '' ? undefined : text;
}

/** An element of a vendor's extension. */
export function extension(element: Xml, name: string): Xml | undefined {
  const extensions = childOf(element, 'extensionElements');
  return extensions && below(extensions).find((child) => child.name === name);
}
