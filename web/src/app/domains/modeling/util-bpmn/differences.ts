export interface Difference {
  id: string;
  kind: 'added' | 'removed' | 'changed';
  name: string;
  /** `dueDate: PT4H → PT2H` */
  details: string[];
}

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
/** Says nothing of its own: follows from flows, or is layout. */
const SILENT = new Set(['incoming', 'outgoing', 'definitions', 'flowNodeRef', 'BPMNDiagram']);
const MOST = 4;

interface Fact {
  name: string;
  facts: Map<string, string>;
}

/** What two drawings say differently, element by element; where things stand on the page does not count. */
export function diagramDifferences(before: string, after: string): Difference[] {
  const old = factsOf(before);
  const now = factsOf(after);
  const found: Difference[] = [];
  for (const [id, { name, facts }] of now) {
    const earlier = old.get(id);
    if (!earlier) found.push({ id, kind: 'added', name, details: [] });
    else {
      const details = detailsOf(earlier.facts, facts);
      if (details.length > 0) found.push({ id, kind: 'changed', name, details: details.slice(0, MOST) });
    }
  }
  for (const [id, { name }] of old) if (!now.has(id)) found.push({ id, kind: 'removed', name, details: [] });
  return found;
}

function detailsOf(before: Map<string, string>, after: Map<string, string>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys]
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => `${key.split('/').at(-1)!}: ${before.get(key) ?? '\u2014'} \u2192 ${after.get(key) ?? '\u2014'}`);
}

function factsOf(xml: string): Map<string, Fact> {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const facts = new Map<string, Fact>();
  for (const element of document.getElementsByTagNameNS(MODEL, '*')) {
    const id = element.getAttribute('id');
    if (!id || SILENT.has(element.localName)) continue;
    const own = new Map<string, string>();
    collect(element, '', own);
    facts.set(id, { name: element.getAttribute('name') ?? '', facts: own });
  }
  return facts;
}

/** Attributes and texts of the element and of what belongs to it (children without an id of their own). */
function collect(element: Element, path: string, into: Map<string, string>): void {
  for (const { localName, name, value } of element.attributes) {
    if (localName !== 'id' && !name.startsWith('xmlns')) into.set(`${path}${localName}`, value);
  }
  const counts = new Map<string, number>();
  for (const child of element.children) {
    if (SILENT.has(child.localName) || (child.hasAttribute('id') && child.namespaceURI === MODEL)) continue;
    const count = (counts.get(child.localName) ?? 0) + 1;
    counts.set(child.localName, count);
    collect(child, `${path}${child.localName}${count > 1 ? count : ''}/`, into);
  }
  const text = element.children.length === 0 ? element.textContent?.trim() : '';
  if (text) into.set(`${path}${element.localName}`, text);
}
