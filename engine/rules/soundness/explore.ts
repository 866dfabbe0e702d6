import { componentsOf } from './components.ts';
import type { Edge, Net, NetNode } from './net.ts';

/** States of one net that are looked at; beyond them nothing is said about it. */
const MOST_STATES = 20_000;

/** What went wrong, and the ways that lead there: elements and flows, in order. */
export interface Fault {
  kind: 'deadlock' | 'doubled' | 'ended twice';
  node: NetNode;
  /** Deadlock: incoming ways without token; doubled: the way with two tokens. */
  edges: Edge[];
  path: string[];
}

export interface Exploration {
  faults: Fault[];
  /** Joins that have gone on somewhere. */
  fired: ReadonlySet<NetNode>;
  /** Everything was looked at. */
  complete: boolean;
}

interface State {
  /** Tokens per edge, by its index; ascending. */
  tokens: readonly number[];
  before: State | null;
  /** What was done to come here. */
  node: NetNode | null;
  taken: readonly Edge[];
}

const known = new WeakMap<Net, Exploration>();

export function explorationOf(net: Net): Exploration {
  let exploration = known.get(net);
  if (!exploration) known.set(net, (exploration = new Explorer(net).run()));
  return exploration;
}

/**
 * Walks through the states of a net. Where tokens do not depend on each other their order makes no difference to whether
 * they get stuck, so that only one order is tried: always the token that is furthest behind, which lets tokens that can
 * meet meet. What is tried in full are the choices.
 */
class Explorer {
  private readonly net: Net;
  private readonly rank: ReadonlyMap<NetNode, number>;
  private readonly reach = new Map<NetNode, Map<number, Set<number>>>();
  private readonly chains = new Map<Edge, Edge[]>();
  private readonly faults = new Map<string, Fault>();
  private readonly fired = new Set<NetNode>();
  private readonly seen = new Set<string>();

  constructor(net: Net) {
    this.net = net;
    this.rank = rankOf(net);
  }

  run(): Exploration {
    const open = this.net.starts.flatMap((ids) => this.begin(ids));
    for (let state = open.pop(); state; state = open.pop()) {
      const key = state.tokens.join();
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      if (this.seen.size > MOST_STATES) break;
      open.push(...this.next(state));
    }
    return { faults: [...this.faults.values()], fired: this.fired, complete: this.seen.size <= MOST_STATES };
  }

  private begin(ids: readonly string[]): State[] {
    const nodes = ids.flatMap((id) => this.net.nodes.get(id) ?? []);
    const empty: State = { tokens: [], before: null, node: null, taken: [] };
    return nodes.reduce<State[]>((states, node) => states.flatMap((state) => this.choose(state, node, [])), [empty]);
  }

  /**
   * States that the next step can lead to. A token that only goes round must not keep the others waiting: as long as
   * nothing new comes of one node the next is tried too.
   */
  private next(state: State): State[] {
    if (state.tokens.length === 0) return [];
    this.seeEnds(state);
    const nodes = this.nodesThatGoOn(state);
    if (nodes.length === 0) this.seeDeadlock(state);
    const all: State[] = [];
    for (const node of nodes) {
      const some = this.go(state, node);
      all.push(...some);
      if (some.length === 0 || some.some(({ tokens }) => !this.seen.has(tokens.join()))) break;
    }
    return all;
  }

  private go(state: State, node: NetNode): State[] {
    if (node.endsScope && node.isEnd) return [];
    const arrived = node.incoming.map(({ index }) => index).filter((index) => state.tokens.includes(index));
    if (node.joins === 'any') return arrived.flatMap((index) => this.choose(state, node, [index]));
    this.fired.add(node);
    return this.choose(state, node, arrived);
  }

  /** The nodes furthest behind first; those that wait for what can still come only when no other can go on. */
  private nodesThatGoOn({ tokens }: State): NetNode[] {
    const waiting = [...new Set(tokens.map((index) => this.target(index)))];
    const enabled = waiting.filter((node) => this.isEnabled(node, tokens));
    const plain = enabled.filter(({ joins }) => joins !== 'inclusive');
    const candidates = plain.length > 0 ? plain : enabled.filter((node) => !this.canGetMore(node, tokens));
    return candidates.sort((a, b) => this.rank.get(a)! - this.rank.get(b)!);
  }

  private target(index: number): NetNode {
    return this.net.nodes.get(this.net.edges[index]!.to)!;
  }

  private isEnabled({ joins, incoming }: NetNode, tokens: readonly number[]): boolean {
    return joins !== 'all' || incoming.every(({ index }) => tokens.includes(index));
  }

  /** 13.4.3, for tokens that lie on edges. */
  private canGetMore(join: NetNode, tokens: readonly number[]): boolean {
    const full = new Set(join.incoming.map(({ index }) => index).filter((index) => tokens.includes(index)));
    return tokens.some((index) => {
      if (full.has(index)) return false;
      const reached = [...this.reachedFrom(join, index)];
      return reached.some((edge) => !full.has(edge)) && !reached.some((edge) => full.has(edge));
    });
  }

  /** Incoming edges of a join that a token on an edge can reach without passing the join. */
  private reachedFrom(join: NetNode, from: number): ReadonlySet<number> {
    let byEdge = this.reach.get(join);
    if (!byEdge) this.reach.set(join, (byEdge = new Map()));
    const found = byEdge.get(from);
    if (found) return found;
    const reached = new Set<number>();
    const seen = new Set<number>();
    const open = [from];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (seen.has(index)) continue;
      seen.add(index);
      const target = this.target(index);
      if (target === join) reached.add(index);
      else for (const choice of target.choices) open.push(...choice.map((edge) => edge.index));
    }
    byEdge.set(from, reached);
    return reached;
  }

  private choose(state: State, node: NetNode, used: readonly number[]): State[] {
    const rest = [...state.tokens];
    for (const index of used) rest.splice(rest.indexOf(index), 1);
    return node.choices.flatMap((taken) => {
      const arrived = taken.map((edge) => this.chainOf(edge).at(-1)!);
      const tokens = [...rest, ...arrived.map(({ index }) => index)].sort((a, b) => a - b);
      const next: State = { tokens, before: state, node, taken };
      const doubled = arrived.filter(({ index }) => rest.includes(index));
      if (doubled.length > 0) this.note('doubled', node, doubled, next);
      // Twice on one way once is enough.
      return doubled.length > 0 ? [] : [next];
    });
  }

  /** An edge and those behind it, as long as the elements between have one way in and one way out. */
  private chainOf(edge: Edge): Edge[] {
    let chain = this.chains.get(edge);
    if (chain) return chain;
    chain = [edge];
    for (let node = this.target(edge.index); isPassed(node); node = this.target(chain.at(-1)!.index)) {
      const [next] = node.choices[0]!;
      if (chain.includes(next!)) break;
      chain.push(next!);
    }
    this.chains.set(edge, chain);
    return chain;
  }

  /** Several tokens in front of one end. */
  private seeEnds(state: State): void {
    const ends = new Set<NetNode>();
    for (const index of state.tokens) {
      const node = this.target(index);
      if (node.isEnd && !node.endsScope && ends.has(node)) {
        const arrived = node.incoming.filter((edge) => state.tokens.includes(edge.index));
        this.note('ended twice', node, arrived, state);
        return;
      }
      ends.add(node);
    }
  }

  private seeDeadlock(state: State): void {
    for (const node of new Set(state.tokens.map((index) => this.target(index)))) {
      const missing = node.incoming.filter(({ index }) => !state.tokens.includes(index));
      this.note('deadlock', node, missing, state);
    }
  }

  private note(kind: Fault['kind'], node: NetNode, edges: Edge[], state: State): void {
    const key = `${kind} ${node.id}`;
    if (!this.faults.has(key)) this.faults.set(key, { kind, node, edges, path: this.pathTo(node, state) });
  }

  /** What led to a node, in order: the elements that were passed and the flows that were taken on the way there. */
  private pathTo(node: NetNode, last: State): string[] {
    const needed = new Set([node.id]);
    const parts: string[][] = [[node.id]];
    for (let state: State | null = last; state?.node; state = state.before) {
      const chains = state.taken.map((edge) => this.chainOf(edge));
      const towards = chains.filter((chain) => needed.has(chain.at(-1)!.to));
      if (towards.length === 0 && state.node !== node) continue;
      parts.push([
        state.node.id,
        ...towards.flatMap((chain) => chain.flatMap(({ flow, to }) => [flow ?? [], to].flat())),
      ]);
      needed.add(state.node.id);
    }
    return [...new Set(parts.reverse().flat())];
  }
}

function isPassed({ incoming, choices }: NetNode): boolean {
  return incoming.length === 1 && choices.length === 1 && choices[0]!.length === 1;
}

/** Place of each node in an order that follows the flows; a loop as a whole comes before what it leads to. */
function rankOf(net: Net): Map<NetNode, number> {
  const next = (node: NetNode): NetNode[] => node.choices.flat().map(({ to }) => net.nodes.get(to)!);
  const first = net.starts.flat().flatMap((id) => net.nodes.get(id) ?? []);
  const order = componentsOf([...first, ...net.nodes.values()], next)
    .reverse()
    .flat();
  return new Map(order.map((node, index) => [node, index]));
}
