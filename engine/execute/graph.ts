import type { CompiledElement, CompiledProcess, ElementId, EventElement } from '../model/process.ts';
import { behaviors } from './behaviors/index.ts';
import type { Behavior, Flow, Graph, Node, Undoing } from './kernel.ts';
import { scopeEmptied } from './scope-end.ts';

type Building = { -readonly [Key in keyof Node]: Node[Key] } & {
  outgoing: Flow[];
  boundaries: Node[];
  sources: Node[];
  listeners: Node<EventElement>[];
};
type Nodes = Map<ElementId, Building>;

const byProcess = new WeakMap<CompiledProcess, Graph>();
/** Instances of one process share a graph, also when each carries its own copy of the compiled process. */
const byHash = new Map<string, Graph>();
const CACHE_SIZE = 200;

/** The graph of a process; built at first use. */
export function graphOf(process: CompiledProcess): Graph {
  let graph = byProcess.get(process);
  if (graph) return graph;
  graph = byHash.get(process.hash);
  if (!graph) {
    graph = build(process);
    if (byHash.size >= CACHE_SIZE) byHash.clear();
    if (process.hash !== '') byHash.set(process.hash, graph);
  }
  byProcess.set(process, graph);
  return graph;
}

function build(process: CompiledProcess): Graph {
  const nodes: Nodes = new Map();
  for (const element of Object.values(process.elements)) nodes.set(element.id, nodeFor(element));
  for (const node of nodes.values()) connect(process, nodes, node);
  for (const node of nodes.values()) node.link = linkOf(nodes, node);
  for (const node of nodes.values()) node.undoing = undoingOf(process, nodes, node.element);
  const elements = Object.values(process.elements);
  return {
    nodes,
    witnessed: witnessedTasks(process),
    listeners: startsOf(process, nodes, process.eventSubProcesses),
    remembers: [...nodes.values()].some(({ undoing }) => undoing !== null),
    looksAround: elements.some(({ kind }) => kind === 'inclusiveGateway' || kind === 'complexGateway'),
    scopeEmptied,
  };
}

function nodeFor(element: CompiledElement): Building {
  return {
    id: element.id,
    element,
    behavior: behaviorOf(element),
    outgoing: [],
    boundaries: [],
    sources: [],
    link: null,
    listeners: [],
    undoing: null,
  };
}

function connect(process: CompiledProcess, nodes: Nodes, node: Building): void {
  const { element } = node;
  for (const id of element.outgoing) {
    const flow = process.flows[id]!;
    const isDefault = 'default' in element && element.default === id;
    const target = nodes.get(flow.target)!;
    node.outgoing.push({ id, target, condition: flow.condition, isDefault });
    target.sources.push(node);
  }
  if ('boundaries' in element) {
    for (const id of element.boundaries) {
      const boundary = nodes.get(id)!;
      node.boundaries.push(boundary);
      boundary.sources.push(node);
    }
  }
  if ('eventSubProcesses' in element) node.listeners = startsOf(process, nodes, element.eventSubProcesses);
}

/** The table is typed per kind; looked up by a kind known only at run time it is any element's behaviour. */
function behaviorOf(element: CompiledElement): Behavior {
  if (!Object.hasOwn(behaviors, element.kind)) throw new Error(`${element.kind} ${element.id} is not executed`);
  return behaviors[element.kind as keyof typeof behaviors] as Behavior;
}

/** Start events of event subprocesses; one that only undoes is not among them. */
function startsOf(process: CompiledProcess, nodes: Nodes, ids: readonly ElementId[] = []): Node<EventElement>[] {
  return ids
    .flatMap((id) => startOf(process, nodes, id))
    .filter(({ element }) => !element.definitions.some(({ type }) => type === 'compensation'));
}

function startOf(process: CompiledProcess, nodes: Nodes, id: ElementId): Node<EventElement>[] {
  const element = process.elements[id]!;
  return 'starts' in element ? element.starts.map((start) => nodes.get(start) as unknown as Node<EventElement>) : [];
}

function linkOf(nodes: Nodes, { id, element }: Building): Building | null {
  const name = linkName(element, 'intermediateThrowEvent');
  if (name === null) return null;
  for (const target of nodes.values()) {
    if (target.element.scope !== element.scope || linkName(target.element, 'intermediateCatchEvent') !== name) continue;
    target.sources.push(nodes.get(id)!);
    return target;
  }
  return null;
}

function linkName(element: CompiledElement, kind: EventElement['kind']): string | null {
  if (element.kind !== kind) return null;
  const definition = element.definitions.find(({ type }) => type === 'link');
  return definition?.type === 'link' ? definition.name : null;
}

function undoingOf(process: CompiledProcess, nodes: Nodes, element: CompiledElement): Undoing | null {
  if (!('boundaries' in element)) return null;
  for (const id of element.boundaries) {
    const boundary = nodes.get(id)!;
    const { handler } = boundary.element as EventElement;
    if (handler !== undefined) return { handler: { boundary, activity: nodes.get(handler)! } };
  }
  if (!('starts' in element)) return null;
  for (const id of element.eventSubProcesses) {
    const [start] = startOf(process, nodes, id);
    if (start?.element.definitions.some(({ type }) => type === 'compensation')) return { event: nodes.get(id)! };
  }
  const inside = Object.values(process.elements).filter(({ scope }) => scope === element.id);
  return inside.some((inner) => undoingOf(process, nodes, inner) !== null) ? {} : null;
}

function witnessedTasks(process: CompiledProcess): Set<ElementId> {
  const tasks = new Set<ElementId>();
  for (const element of Object.values(process.elements)) {
    if (element.kind === 'userTask') for (const task of element.fourEyes?.tasks ?? []) tasks.add(task);
  }
  return tasks;
}
