/** First and last element of a part; nothing follows where there is no last. */
export interface Ends {
  first: string;
  last: string | null;
}

export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Elements and flows of the process that is being written. */
export class XmlWriter {
  body = '';
  private count = 0;

  protected id(kind: string): string {
    this.count += 1;
    return `${kind}_${this.count}`;
  }

  protected add(tag: string, id: string, inner = '', attributes = ''): string {
    this.body += `<${tag} id="${id}"${attributes === '' ? '' : ` ${attributes}`}>${inner}</${tag}>\n`;
    return id;
  }

  protected flow(from: string | null, to: string | null, condition?: string): string {
    if (from === null || to === null) return '';
    const id = this.id('Flow');
    const inner = condition === undefined ? '' : `<conditionExpression>${escape(condition)}</conditionExpression>`;
    this.add('sequenceFlow', id, inner, `sourceRef="${from}" targetRef="${to}"`);
    return id;
  }

  protected node(kind: string, tag: string, inner = '', attributes = ''): Ends {
    const id = this.add(tag, this.id(kind), inner, attributes);
    return { first: id, last: id };
  }
}
