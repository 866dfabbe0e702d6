import type { CompiledElement, CompiledProcess, ElementId } from '../../model/process.ts';
import { linkTarget } from '../links.ts';
import { elementOf, elementsOf } from '../rule.ts';

/** A way from one element to the next: a sequence flow, from an activity to its boundary event, or a link. */
export interface Edge {
  index: number;
  /** What is highlighted: the flow; a boundary event or link has none. */
  flow: string | null;
  from: ElementId;
  to: ElementId;
}

export interface NetNode {
  id: ElementId;
  element: CompiledElement;
  incoming: Edge[];
  /** When it goes on: at any token, with one of each incoming flow, or when no more can come. */
  joins: 'any' | 'all' | 'inclusive';
  /** Sets of ways that a token may go on by; one of them is taken. */
  choices: Edge[][];
  /** No way leads on. */
  isEnd: boolean;
  /** Everything in the scope ends here. */
  endsScope: boolean;
}

/** Tokens of one process or subprocess, without data: any choice may be taken. */
export interface Net {
  /** Process or subprocess. */
  id: string;
  nodes: Map<ElementId, NetNode>;
  edges: Edge[];
  /** Where tokens are at first; one of the alternatives. */
  starts: ElementId[][];
  /** Something from outside can end all that goes on in it. */
  canBeInterrupted: boolean;
}

const known = new WeakMap<CompiledProcess, Net[]>();

/** The nets of a process and of all its subprocesses. */
export function netsOf(process: CompiledProcess): Net[] {
  let nets = known.get(process);
  if (!nets) {
    const inside = Map.groupBy(elementsOf(process), ({ scope }) => scope);
    nets = [...inside].map(([scope, elements]) => build(process, scope, elements));
    known.set(process, nets);
  }
  return nets;
}

function build(process: CompiledProcess, scope: ElementId | undefined, elements: readonly CompiledElement[]): Net {
  const container = scope === undefined ? undefined : elementOf(process, scope);
  const net: Net = {
    id: scope ?? process.key,
    nodes: new Map(),
    edges: [],
    starts: startsOf(process, container, elements),
    canBeInterrupted: canBeInterrupted(process, container),
  };
  for (const element of elements) net.nodes.set(element.id, nodeOf(element));
  for (const element of elements) connect(process, net, element);
  for (const node of net.nodes.values()) node.isEnd = node.choices.every((choice) => choice.length === 0);
  return net;
}

function nodeOf(element: CompiledElement): NetNode {
  const isJoin = element.incoming.length > 1;
  const joins =
    isJoin && element.kind === 'parallelGateway'
      ? 'all'
      : isJoin && (element.kind === 'inclusiveGateway' || element.kind === 'complexGateway')
        ? 'inclusive'
        : 'any';
  return { id: element.id, element, incoming: [], joins, choices: [], isEnd: false, endsScope: endsScope(element) };
}

/** Errors and interrupting escalations leave the scope and end it. */
function endsScope(element: CompiledElement): boolean {
  if (element.kind !== 'endEvent' && element.kind !== 'intermediateThrowEvent') return false;
  return element.definitions.some(({ type }) => ['terminate', 'error', 'cancel', 'escalation'].includes(type));
}

function canBeInterrupted(process: CompiledProcess, container: CompiledElement | undefined): boolean {
  const interrupts = (id: ElementId): boolean => {
    const event = elementOf(process, id);
    return event !== undefined && 'definitions' in event && event.interrupting === true;
  };
  const listeners = container && 'starts' in container ? container.eventSubProcesses : process.eventSubProcesses;
  const begins = (listeners ?? []).flatMap((id) => {
    const listener = elementOf(process, id);
    return listener && 'starts' in listener ? listener.starts : [];
  });
  const boundaries = container && 'boundaries' in container ? container.boundaries : [];
  return [...begins, ...boundaries].some(interrupts);
}

function startsOf(
  process: CompiledProcess,
  container: CompiledElement | undefined,
  elements: readonly CompiledElement[],
): ElementId[][] {
  if (container && 'adHoc' in container && container.adHoc) return container.adHoc.choices.map((id) => [id]);
  const starts = container && 'starts' in container ? container.starts : process.starts;
  const events = starts.filter((id) => beginsAlone(process, id));
  const gateways = elements.flatMap((element) =>
    element.kind === 'eventBasedGateway' && element.instantiate ? [[element.id]] : [],
  );
  // Without any of them everything begins that no flow leads to.
  const ways = [...events.map((id) => [id]), ...gateways];
  return ways.length > 0 ? ways : starts.length > 0 ? [[...starts]] : [];
}

function beginsAlone(process: CompiledProcess, id: ElementId): boolean {
  const element = elementOf(process, id);
  return element?.kind === 'startEvent' || (element?.kind === 'receiveTask' && element.instantiate === true);
}

function connect(process: CompiledProcess, net: Net, element: CompiledElement): void {
  const node = net.nodes.get(element.id)!;
  const add = (to: ElementId | undefined, flow: string | null): Edge[] => {
    const target = to === undefined ? undefined : net.nodes.get(to);
    if (!target) return [];
    const edge: Edge = { index: net.edges.length, flow, from: element.id, to: target.id };
    net.edges.push(edge);
    target.incoming.push(edge);
    return [edge];
  };
  const flows = element.outgoing.flatMap((id) => add(process.flows[id]!.target, id));
  const main = choicesOf(process, element, flows);
  const link = linkTarget(process, element);
  node.choices = link ? [add(link.id, null)] : main;
  if (!('boundaries' in element)) return;
  for (const id of element.boundaries) {
    const boundary = elementOf(process, id)!;
    if (!('definitions' in boundary) || boundary.handler !== undefined) continue;
    const [edge] = add(id, null);
    if (!edge) continue;
    if (boundary.interrupting) node.choices.push([edge]);
    else node.choices.push(...main.map((choice) => [...choice, edge]));
  }
}

/** Subsets of more ways than these are not all looked at: each alone, and all together. */
const MOST_SUBSETS = 5;

function choicesOf(process: CompiledProcess, element: CompiledElement, flows: readonly Edge[]): Edge[][] {
  if (flows.length === 0) return [[]];
  switch (element.kind) {
    case 'parallelGateway':
      return [[...flows]];
    case 'exclusiveGateway':
      return flows.map((flow) => [flow]);
    case 'eventBasedGateway':
      return element.instantiate === 'parallel' ? [[...flows]] : flows.map((flow) => [flow]);
    default:
      return conditional(process, element, flows);
  }
}

/** Flows without condition are always taken, others as their conditions say, the default when no other is. */
function conditional(process: CompiledProcess, element: CompiledElement, flows: readonly Edge[]): Edge[][] {
  const otherwise = 'default' in element ? element.default : undefined;
  const asked = flows.filter(({ flow }) => flow !== otherwise && process.flows[flow!]!.condition !== undefined);
  const always = flows.filter((edge) => edge.flow !== otherwise && !asked.includes(edge));
  const taken = subsets(asked).map((some) => [...always, ...some]);
  const last = flows.filter(({ flow }) => flow === otherwise);
  const choices = taken.filter((choice) => choice.length > 0);
  return always.length === 0 && last.length > 0 ? [...choices, last] : choices;
}

function subsets(edges: readonly Edge[]): Edge[][] {
  if (edges.length > MOST_SUBSETS) return [[], ...edges.map((edge) => [edge]), [...edges]];
  return edges.reduce<Edge[][]>((all, edge) => [...all, ...all.map((some) => [...some, edge])], [[]]);
}
