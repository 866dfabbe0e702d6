import type { Xml } from './xml.ts';
import { below, childOf, childrenOf, extension, readXml, textOf } from './xml.ts';

/** A flow node as drawn (BPMN 2.0.2, chapters 8 and 10), with references in place of ids. */
export interface Node {
  id: string;
  kind: string;
  xml: Xml;
  /** Enclosing subprocess; `null` for the process itself. */
  around: Node | null;
  inside: Node[];
  /** Everything in the same process or subprocess. */
  beside: Node[];
  outgoing: Flow[];
  incoming: Flow[];
  default: Flow | undefined;
  definitions: Definition[];
  /** Events attached here, and for such an event what it is attached to. */
  boundaries: Node[];
  attachedTo: Node | null;
  interrupting: boolean;
  /** Compensation boundary event: the activity that undoes. */
  handler: Node | null;
  inputs: Mapping[];
  outputs: Mapping[];
}

export interface Flow {
  id: string;
  source: Node;
  target: Node;
  condition: string | undefined;
}

export interface Definition {
  kind: string;
  /** Name of message, signal or link; code of error or escalation. */
  name: string | undefined;
  xml: Xml;
}

export interface Mapping {
  source: string;
  target: string;
}

export interface Diagram {
  /** In document order; what is inside a subprocess comes after it. */
  nodes: Node[];
}

const ACTIVITY = /^(task|.*Task|callActivity|subProcess|transaction|adHocSubProcess)$/;
export const isActivity = (node: Node): boolean => ACTIVITY.test(node.kind);
export const isContainer = ({ kind }: Node): boolean => /^(subProcess|transaction|adHocSubProcess)$/.test(kind);
export const isEventSubProcess = ({ xml }: Node): boolean => xml.attributes['triggeredByEvent'] === 'true';
export const has = (node: Node, kind: string): boolean => node.definitions.some((one) => one.kind === kind);
export const isTrue = (node: Node, attribute: string): boolean => node.xml.attributes[attribute] === 'true';

/** Where a scope begins: its start events, else whatever no flow leads to (13.2, 10.5.2). */
export function beginnings(nodes: readonly Node[]): Node[] {
  const starts = nodes.filter(({ kind }) => kind === 'startEvent');
  return starts.length > 0 ? starts : nodes.filter(beginsByItself);
}

function beginsByItself(node: Node): boolean {
  if (node.incoming.length > 0 || node.kind === 'boundaryEvent' || isEventSubProcess(node)) return false;
  const isLinked = node.kind === 'intermediateCatchEvent' && has(node, 'link');
  return !isLinked && !isTrue(node, 'isForCompensation');
}

const NODE = /^(task|.*Task|callActivity|subProcess|transaction|adHocSubProcess|.*Event|.*Gateway)$/;

export function readDiagram(text: string): Diagram {
  const definitions = readXml(text);
  const roots = new Map(definitions.children.map((root) => [root.attributes['id'], root]));
  const nodes: Node[] = [];
  const read = (container: Xml, around: Node | null, beside: Node[]): void => {
    for (const xml of container.children) {
      if (!NODE.test(xml.name) || xml.attributes['id'] === undefined) continue;
      const node = nodeOf(xml, around, beside, roots);
      nodes.push(node);
      beside.push(node);
      if (isContainer(node)) read(xml, node, node.inside);
    }
  };
  const process = childOf(definitions, 'process')!;
  read(process, null, []);
  connect(process, nodes);
  return { nodes };
}

function nodeOf(xml: Xml, around: Node | null, beside: Node[], roots: ReadonlyMap<string | undefined, Xml>): Node {
  const mappings = (name: string): Mapping[] => {
    const all = childrenOf(extension(xml, 'ioMapping') ?? xml, name);
    return all.map(({ attributes }) => ({ source: attributes['source']!, target: attributes['target']! }));
  };
  const notInterrupting = xml.attributes['cancelActivity'] === 'false' || xml.attributes['isInterrupting'] === 'false';
  return {
    id: xml.attributes['id']!,
    kind: xml.name,
    xml,
    around,
    inside: [],
    beside,
    outgoing: [],
    incoming: [],
    default: undefined,
    definitions: xml.children
      .filter(({ name }) => name.endsWith('EventDefinition'))
      .map((one) => definition(one, roots)),
    boundaries: [],
    attachedTo: null,
    interrupting: !notInterrupting,
    handler: null,
    inputs: mappings('input'),
    outputs: mappings('output'),
  };
}

function definition(xml: Xml, roots: ReadonlyMap<string | undefined, Xml>): Definition {
  const kind = xml.name.replace('EventDefinition', '');
  const root = roots.get(xml.attributes[`${kind}Ref`]);
  const code = root?.attributes['errorCode'] ?? root?.attributes['escalationCode'];
  return { kind, name: code ?? root?.attributes['name'] ?? xml.attributes['name'], xml };
}

function connect(process: Xml, nodes: readonly Node[]): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const { name, attributes, ...flow } of below(process)) {
    if (name === 'sequenceFlow') {
      const source = byId.get(attributes['sourceRef']!)!;
      const target = byId.get(attributes['targetRef']!)!;
      const condition = textOf({ name, attributes, ...flow }, 'conditionExpression');
      const drawn: Flow = { id: attributes['id']!, source, target, condition };
      source.outgoing.push(drawn);
      target.incoming.push(drawn);
      if (source.xml.attributes['default'] === drawn.id) source.default = drawn;
    }
    if (name === 'association') {
      byId.get(attributes['sourceRef']!)!.handler = byId.get(attributes['targetRef']!)!;
    }
  }
  for (const node of nodes) {
    node.attachedTo = byId.get(node.xml.attributes['attachedToRef']!) ?? null;
    node.attachedTo?.boundaries.push(node);
  }
}
