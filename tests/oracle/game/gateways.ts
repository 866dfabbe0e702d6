import type { Json } from '../../../contracts/json.ts';
import type { Flow, Node } from './diagram.ts';
import { textOf } from './xml.ts';
import type { Join, Move, Scope, Visit } from './state.ts';
import { Stuck, newScope } from './state.ts';
import { Tokens } from './tokens.ts';

/** 13.4: gateways. */
export abstract class Gateways extends Tokens {
  protected override arrive(move: Move): void {
    const { node } = move;
    const joins =
      node.kind === 'parallelGateway' || node.kind === 'inclusiveGateway' ? node.incoming.length > 1 : false;
    if (joins || activationOf(node) !== undefined) {
      this.hold(move);
      return;
    }
    const visit = this.newVisit(node, move.scope);
    visit.index = move.index;
    visit.undoes = move.undoes;
    visit.brought = move.brought;
    this.enter(visit);
  }

  /** What a gateway does once it is activated. */
  protected performGateway(visit: Visit): void {
    switch (visit.node.kind) {
      case 'exclusiveGateway':
        return this.leave(visit, this.firstTrue(visit));
      case 'parallelGateway':
        return this.leave(visit, visit.node.outgoing);
      case 'inclusiveGateway':
        return this.leave(visit, this.waysOut(visit));
      default:
        return this.leaveComplex(visit, true);
    }
  }

  /** 13.4.2: conditions are asked in order, and no further one after the first that is true. */
  private firstTrue({ node, scope }: Visit): Flow[] {
    if (node.outgoing.length === 0) return [];
    const first = node.outgoing.find((flow) => flow !== node.default && this.isTrue(flow.condition, scope));
    const taken = first ?? node.default;
    if (!taken) throw new Stuck('no-matching-flow');
    return [taken];
  }

  private hold({ node, scope, via }: Move): void {
    let join = this.joins.find((one) => one.node === node && one.scope === scope);
    if (!join) this.joins.push((join = { age: this.nextAge(), node, scope, held: new Map(), taken: null }));
    join.held.set(via!, (join.held.get(via!) ?? 0) + 1);
    // 13.4.1: as soon as there is a token on each incoming flow.
    if (node.kind === 'parallelGateway' && join.held.size === node.incoming.length) this.fire(join);
    if (node.kind === 'complexGateway' && !join.taken) this.startComplex(join);
  }

  /** Takes one token of each flow that has one, goes on, and begins the next round with those left over. */
  private fire(join: Join): void {
    const { node, scope, held } = join;
    this.joins = this.joins.filter((one) => one !== join);
    const visit = this.newVisit(node, scope);
    takeOne(held, [...held.keys()]);
    this.enter(visit);
    if (held.size > 0 && this.isAlive(scope)) {
      this.joins.push({ age: this.nextAge(), node, scope, held, taken: null });
    }
  }

  /** The oldest gateway that waits for nothing more goes on. */
  protected override joinOnce(): boolean {
    const order = (scope: Scope): number => scope.of?.age ?? 0;
    const joins = this.joins.toSorted((a, b) => order(a.scope) - order(b.scope) || a.age - b.age);
    const ready = joins.find((join) => this.waitsForOthers(join) && !this.canGetMore(join));
    if (!ready) return false;
    if (ready.node.kind === 'inclusiveGateway') this.fire(ready);
    else this.resetComplex(ready);
    return true;
  }

  private waitsForOthers({ node, taken }: Join): boolean {
    return node.kind === 'inclusiveGateway' || taken !== null;
  }

  /**
   * 13.4.3: some token elsewhere has a path to an incoming flow that has none, and no path to one that has one; no path
   * goes through the gateway itself. For the reset of a complex gateway flows that were taken at its start count as
   * having one (13.4.5).
   */
  private canGetMore(join: Join): boolean {
    const full = new Set([...join.held.keys(), ...(join.taken ?? [])]);
    const elsewhere = [
      ...this.visits.filter(({ serves, left }) => serves === null && !left),
      ...this.joins.filter((other) => other !== join),
    ].filter(({ scope }) => scope === join.scope);
    return elsewhere.some(({ node }) => {
      const reached = reachedFlows(node, join.node);
      return reached.some((flow) => !full.has(flow)) && !reached.some((flow) => full.has(flow));
    });
  }

  // ---- 13.4.5: complex gateway

  private startComplex(join: Join): void {
    const { node, scope, held } = join;
    const counts = newScope(null, scope);
    const sum = [...held.values()].reduce((total, count) => total + count, 0);
    for (const flow of node.incoming) counts.values.set(flow.id, held.get(flow) ?? 0);
    counts.values.set('activationCount', sum as Json).set('waitingForStart', true);
    if (!this.isTrue(activationOf(node), counts)) return;
    join.taken = [...held.keys()];
    takeOne(held, join.taken);
    this.enter(this.newVisit(node, scope));
  }

  /** Nothing more can come over the other flows: what came meanwhile is taken, and the gateway waits for its start. */
  private resetComplex(join: Join): void {
    const { node, scope, held, taken } = join;
    takeOne(
      held,
      [...held.keys()].filter((flow) => !taken!.includes(flow)),
    );
    join.taken = null;
    const visit = this.newVisit(node, scope);
    if (held.size === 0) this.joins = this.joins.filter((one) => one !== join);
    this.path.push(node.id);
    this.leaveComplex(visit, false);
    if (held.size > 0 && this.isAlive(scope)) this.startComplex(join);
  }

  private leaveComplex(visit: Visit, isStart: boolean): void {
    this.openInside(visit).values.set('waitingForStart', isStart);
    const { outgoing, default: other } = visit.node;
    const open = outgoing.filter((flow) => flow !== other && this.isTrue(flow.condition, visit.inside!));
    if (open.length === 0 && isStart && !other) throw new Stuck('no-matching-flow');
    this.leave(visit, open.length === 0 && isStart ? [other!] : open);
  }
}

const activationOf = (node: Node): string | undefined => textOf(node.xml, 'activationCondition');

function takeOne(held: Map<Flow, number>, flows: readonly Flow[]): void {
  for (const flow of flows) {
    const rest = held.get(flow)! - 1;
    if (rest > 0) held.set(flow, rest);
    else held.delete(flow);
  }
}

/** Incoming flows of a gateway that a token at `from` can reach without passing the gateway. */
function reachedFlows(from: Node, gateway: Node): Flow[] {
  const reached: Flow[] = [];
  const open = [from];
  const seen = new Set<Node>();
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const flow of node.outgoing) {
      if (flow.target === gateway) reached.push(flow);
      else open.push(flow.target);
    }
    open.push(...node.boundaries);
    if (node.definitions[0]?.kind === 'link' && node.kind === 'intermediateThrowEvent') open.push(...linked(node));
  }
  return reached;
}

/** 10.4.5: a link leads to the catch of its name. */
export function linked(thrown: Node): Node[] {
  return thrown.beside.filter(
    (node) => node.kind === 'intermediateCatchEvent' && node.definitions[0]?.name === thrown.definitions[0]!.name,
  );
}
