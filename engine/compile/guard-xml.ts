/** Looks over an XML text before the parser sees it: no document type, no entities, a bounded depth. One linear pass. */

const DEEPEST = 200;

export interface XmlProblem {
  rule: 'xml-forbidden' | 'xml-too-deep' | 'xml-broken';
  message: string;
}

export function guardXml(text: string): XmlProblem | null {
  let depth = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const end = endOfMarkup(text, at);
    if (end < 0) return { rule: 'xml-broken', message: `markup that begins at character ${at} does not end` };
    if (text.startsWith('<!', at) && !text.startsWith('<!--', at) && !text.startsWith('<![CDATA[', at)) {
      return { rule: 'xml-forbidden', message: 'document types and entities are not allowed; remove <!DOCTYPE …>' };
    }
    if (/[A-Za-z_:\u0080-\uffff]/.test(text.charAt(at + 1)) && text.charAt(end - 2) !== '/') depth += 1;
    else if (text.charAt(at + 1) === '/') depth -= 1;
    if (depth > DEEPEST) return { rule: 'xml-too-deep', message: `elements are nested deeper than ${DEEPEST}` };
    at = end;
  }
  return null;
}

/** Index behind the markup that begins at `at`; −1 when it does not end. */
function endOfMarkup(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return behind(text, ']]>', at + 9);
  if (text.startsWith('<?', at)) return behind(text, '?>', at + 2);
  for (let i = at + 1; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 62) return i + 1;
    if (char === 34 || char === 39) {
      i = text.indexOf(text.charAt(i), i + 1);
      if (i < 0) return -1;
    }
  }
  return -1;
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
}
