import { Parser } from 'saxen';
import { decodeXml } from '../compile/decode.ts';
import { guardXml } from '../compile/guard-xml.ts';
import type { XmlDocument, XmlElement, XmlNode } from './tree.ts';

const MAX_XML_CHARACTERS = 8_000_000;

export type XmlReading = { document: XmlDocument } | { problem: { rule: string; message: string } };

/** Reads a file; whatever is wrong with it is a problem, never an exception. No document types, no entities. */
export function readXml(xml: string | Uint8Array): XmlReading {
  const tooLarge = `the file has more than ${MAX_XML_CHARACTERS} characters`;
  if (xml.length > MAX_XML_CHARACTERS) return problem('file-too-large', tooLarge);
  const decoded = typeof xml === 'string' ? { text: xml.replace(/^\uFEFF/, '') } : decodeXml(xml);
  if ('problem' in decoded) return problem('encoding', decoded.problem);
  const guarded = guardXml(decoded.text);
  if (guarded) return { problem: guarded };
  const builder = new TreeBuilder();
  try {
    builder.parse(decoded.text);
  } catch (error) {
    return problem('xml-broken', `the file is no XML: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { root, prolog } = builder;
  return root ? { document: { root, prolog } } : problem('xml-broken', 'the file is no XML: there is no element');
}

function problem(rule: string, message: string): XmlReading {
  return { problem: { rule, message: message.replace(/\s+/g, ' ').slice(0, 300) } };
}

const XML_NAMESPACES: ReadonlyMap<string, string> = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);

class TreeBuilder {
  root: XmlElement | null = null;
  readonly prolog: XmlNode[] = [];
  private open: XmlElement | null = null;

  parse(xml: string): void {
    const parser = new Parser()
      .on('openTag', (name, attributes) => this.enter(name, attributes() || {}))
      .on('closeTag', () => (this.open = this.open?.parent ?? null))
      .on('text', (text) => this.add({ kind: 'text', text: decodeEntities(text) }))
      .on('cdata', (text) => this.add({ kind: 'cdata', text }))
      .on('comment', (text) => this.add({ kind: 'comment', text }))
      .on('question', (text) => this.instruction(text))
      .on('error', (error) => {
        throw error;
      });
    parser.parse(xml);
  }

  private enter(name: string, attributes: Record<string, string>): void {
    const parent = this.open;
    if (!parent && this.root) throw new Error('there is more than one outermost element');
    const decoded = new Map(Object.entries(attributes).map(([key, value]) => [key, decodeEntities(value)]));
    const namespaces = scopeOf(parent?.namespaces ?? XML_NAMESPACES, decoded);
    const element: XmlElement = { kind: 'element', name, attributes: decoded, children: [], parent, namespaces };
    if (parent) parent.children.push(element);
    else this.root = element;
    this.open = element;
  }

  private add(node: XmlNode): void {
    if (this.open) this.open.children.push(node);
    else if (!this.root && node.kind === 'comment') this.prolog.push(node);
  }

  /** Given with its angle brackets; the declaration itself is written anew. */
  private instruction(text: string): void {
    if (!/^<\?xml\s/i.test(text)) this.add({ kind: 'instruction', text: text.replace(/^<\?|\?>$/g, '') });
  }
}

function scopeOf(outer: ReadonlyMap<string, string>, attributes: Map<string, string>): ReadonlyMap<string, string> {
  let inner: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    inner ??= new Map(outer);
    inner.set(name === 'xmlns' ? '' : name.slice('xmlns:'.length), value);
  }
  return inner ?? outer;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

/** Character references and the five entities that XML knows; other text stays as it is. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|apos|gt|lt|quot));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name]!;
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
