import type { ElementId, FlowId, Gateway } from '../model/process.ts';
import type { Node } from './kernel.ts';

/**
 * Which incoming flows of a join a token can still reach from an element without passing the join itself
 * (BPMN 2.0.2, 13.4.3): one bit per incoming flow. Looked up once per join of a process.
 */
export interface Reach {
  readonly bits: ReadonlyMap<FlowId, bigint>;
  readonly from: ReadonlyMap<ElementId, bigint>;
}

const known = new WeakMap<Node, Reach>();

export function reachOf(node: Node<Gateway>, sourceOf: (flow: FlowId) => Node | undefined): Reach {
  let reach = known.get(node as Node);
  if (!reach) {
    reach = explore(node, sourceOf);
    known.set(node as Node, reach);
  }
  return reach;
}

function explore(join: Node<Gateway>, sourceOf: (flow: FlowId) => Node | undefined): Reach {
  const bits = new Map<FlowId, bigint>();
  const from = new Map<ElementId, bigint>();
  join.element.incoming.forEach((flow, index) => {
    const bit = 1n << BigInt(index);
    bits.set(flow, bit);
    const first = sourceOf(flow);
    const open = first ? [first] : [];
    const seen = new Set<Node>();
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.id === join.id || seen.has(node)) continue;
      seen.add(node);
      from.set(node.id, (from.get(node.id) ?? 0n) | bit);
      open.push(...node.sources);
    }
  });
  return { bits, from };
}
