import type { CompiledElement, CompiledProcess, ElementId } from '../model/process.ts';
import { behaviors } from './behaviors/index.ts';
import type { Behavior, Flow, Graph, Node } from './kernel.ts';

type Building = { -readonly [Key in keyof Node]: Node[Key] } & { outgoing: Flow[]; boundaries: Node[] };

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
  const nodes = new Map<ElementId, Building>();
  for (const element of Object.values(process.elements)) {
    nodes.set(element.id, { id: element.id, element, behavior: behaviorOf(element), outgoing: [], boundaries: [] });
  }
  for (const node of nodes.values()) {
    const { element } = node;
    for (const id of element.outgoing) {
      const flow = process.flows[id]!;
      const isDefault = 'default' in element && element.default === id;
      node.outgoing.push({ id, target: nodes.get(flow.target)!, condition: flow.condition, isDefault });
    }
    if ('boundaries' in element) for (const id of element.boundaries) node.boundaries.push(nodes.get(id)!);
  }
  return { nodes, witnessed: witnessedTasks(process) };
}

/** The table is typed per kind; looked up by a kind known only at run time it is any element's behaviour. */
function behaviorOf(element: CompiledElement): Behavior {
  if (!Object.hasOwn(behaviors, element.kind)) throw new Error(`${element.kind} ${element.id} is not executed`);
  return behaviors[element.kind as keyof typeof behaviors] as Behavior;
}

function witnessedTasks(process: CompiledProcess): Set<ElementId> {
  const tasks = new Set<ElementId>();
  for (const element of Object.values(process.elements)) {
    if (element.kind === 'userTask') for (const task of element.fourEyes?.tasks ?? []) tasks.add(task);
  }
  return tasks;
}
