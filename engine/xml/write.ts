import type { XmlDocument, XmlNode } from './tree.ts';

/** The document as text, white space as it was read. */
export function writeXml({ root, prolog }: XmlDocument): string {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  for (const node of prolog) {
    write(node, out);
    out.push('\n');
  }
  write(root, out);
  out.push('\n');
  return out.join('');
}

function write(node: XmlNode, out: string[]): void {
  switch (node.kind) {
    case 'text':
      out.push(escape(node.text));
      return;
    case 'cdata':
      out.push('<![CDATA[', node.text, ']]>');
      return;
    case 'comment':
      out.push('<!--', node.text, '-->');
      return;
    case 'instruction':
      out.push('<?', node.text, '?>');
      return;
    case 'element':
      break;
  }
  out.push('<', node.name);
  for (const [name, value] of node.attributes) out.push(' ', name, '="', escapeAttribute(value), '"');
  if (node.children.length === 0) {
    out.push(' />');
    return;
  }
  out.push('>');
  for (const child of node.children) write(child, out);
  out.push('</', node.name, '>');
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;');
}

function escapeAttribute(text: string): string {
  return escape(text).replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
}
