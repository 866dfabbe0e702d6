import type { Json } from '../../../contracts/json.ts';
import type { Diagram, Flow, Mapping, Node } from './diagram.ts';
import { isEventSubProcess } from './diagram.ts';
import type { Values } from './expression.ts';
import { evaluate } from './expression.ts';
import type { Join, Move, Scope, Visit } from './state.ts';
import { Endless, Stuck, newScope } from './state.ts';

/** Elements that one step may enter. */
const MOST = 300;

/**
 * The token game, naively: no counters, no indices; whatever is asked is looked for in the list of all visits. Chapters
 * are those of BPMN 2.0.2; where it leaves a choice, docs/decisions/0009 says which.
 *
 * This chapter: tokens and variables (10.4, 13.3.1). Tokens travel one by one, first in, first out.
 */
export abstract class Tokens {
  status: 'active' | 'suspended' | 'completed' | 'cancelled' = 'active';
  now = 0;
  /** All open visits in order of creation. */
  visits: Visit[] = [];
  moving: Move[] = [];
  joins: Join[] = [];
  readonly root: Scope = newScope(null, null);
  /** What the last step entered and threw. */
  path: string[] = [];
  thrown: { kind: string; name: string }[] = [];
  protected readonly diagram: Diagram;
  private ages = 0;

  constructor(diagram: Diagram) {
    this.diagram = diagram;
  }

  protected abstract arrive(move: Move): void;
  /** Carries out an element that a token has reached. */
  protected abstract perform(visit: Visit): void;
  protected abstract askConditions(): void;
  protected abstract joinOnce(): boolean;
  /** A token inside has gone on or ended. */
  protected abstract passed(visit: Visit): void;
  /** The last token inside has ended. */
  protected abstract emptied(scope: Scope): void;

  protected travel(): void {
    do {
      this.askConditions();
      for (let next = this.moving.shift(); next; next = this.moving.shift()) {
        this.arrive(next);
        this.askConditions();
      }
    } while (this.isOpen() && this.joinOnce());
  }

  isOpen(): boolean {
    return this.status === 'active' || this.status === 'suspended';
  }

  protected nextAge(): number {
    this.ages += 1;
    return this.ages;
  }

  protected send(node: Node, scope: Scope, more: Partial<Move> = {}): void {
    this.moving.push({ node, scope, via: null, index: null, undoes: null, brought: new Map(), ...more });
  }

  protected newVisit(node: Node, scope: Scope): Visit {
    const visit: Visit = {
      age: this.nextAge(),
      node,
      scope,
      inside: null,
      waits: null,
      serves: null,
      parts: [],
      came: new Map(),
      incident: null,
      index: null,
      whole: null,
      undoes: null,
      brought: new Map(),
      adHoc: null,
      left: false,
    };
    this.visits.push(visit);
    return visit;
  }

  protected enter(visit: Visit): void {
    this.path.push(visit.node.id);
    if (this.path.length > MOST) throw new Endless();
    this.attempt(visit, () => {
      this.disarm(visit);
      visit.inside = null;
      visit.whole = null;
      this.perform(visit);
    });
  }

  /** What fails can be tried again. */
  protected attempt(visit: Visit, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Stuck)) throw error;
      this.park(visit, error.message, () => this.attempt(visit, work));
    }
  }

  protected park(visit: Visit, code: string, retry: () => void): void {
    visit.incident = { code, retry };
    visit.waits ??= 'incident';
  }

  /** A visit ends; its token goes on over each of the flows. */
  protected leave(visit: Visit, flows: readonly Flow[]): void {
    this.close(visit);
    for (const via of flows) this.send(via.target, visit.scope, { via });
    this.tokenEnded(visit.scope);
  }

  protected tokenEnded(scope: Scope): void {
    if (scope.of && this.isAlive(scope)) this.passed(scope.of);
    if (this.isAlive(scope) && !this.hasTokens(scope)) this.emptied(scope);
  }

  protected isAlive(scope: Scope): boolean {
    if (scope.of === null) return this.isOpen();
    return scope.of.inside === scope && this.visits.includes(scope.of);
  }

  protected hasTokens(scope: Scope): boolean {
    const visits = this.visits.filter(({ serves }) => serves === null);
    return [...visits, ...this.moving, ...this.joins].some((one) => one.scope === scope);
  }

  /** Flows that a token takes: those without condition, those whose condition is true, else the default (13.3, 13.4). */
  protected waysOut({ node, scope }: Visit): Flow[] {
    const open = node.outgoing.filter((flow) => flow !== node.default && this.isTrue(flow.condition, scope));
    if (open.length > 0 || node.outgoing.length === 0) return open;
    if (node.default) return [node.default];
    throw new Stuck('no-matching-flow');
  }

  protected close(visit: Visit): void {
    this.disarm(visit);
    this.visits = this.visits.filter((one) => one !== visit);
  }

  /** Takes back what a visit waits for, and the events that wait beside it. */
  protected disarm(visit: Visit): void {
    visit.parts = [];
    this.visits = this.visits.filter(
      ({ serves }) => serves !== visit && (visit.inside === null || serves !== visit.inside),
    );
  }

  protected cancel(visit: Visit): void {
    if (visit.inside) this.cancelInside(visit.inside);
    this.close(visit);
  }

  /** Ends every token in a scope; what listens for the scope itself goes on listening. */
  protected cancelInside(scope: Scope): void {
    for (const visit of this.visits) if (visit.scope === scope && visit.serves === null) this.cancel(visit);
    this.moving = this.moving.filter((move) => move.scope !== scope);
    this.joins = this.joins.filter((join) => join.scope !== scope);
  }

  protected end(status: 'completed' | 'cancelled'): void {
    this.status = status;
    this.visits = [];
    this.moving = [];
    this.joins = [];
  }

  // ---- variables (10.4)

  protected openInside(visit: Visit): Scope {
    visit.inside ??= newScope(visit, visit.scope);
    return visit.inside;
  }

  /** What a visit sees: its own variables first, then those around it. */
  protected sees(visit: Visit): Scope {
    return visit.inside ?? visit.scope;
  }

  protected read(scope: Scope, name: string): Json {
    let then: Scope['then'] = null;
    for (let at: Scope | null = scope; at; at = at.around) {
      const values: Values = then?.get(at.self) ?? at.values;
      if (values.has(name)) return values.get(name)!;
      then ??= at.then;
    }
    return null;
  }

  /** To the nearest scope that has the name, else to the process; undoing sees what it writes. */
  protected write(scope: Scope, values: Values): void {
    for (const [name, value] of values) {
      let owner = scope;
      while (owner.around && !owner.values.has(name)) owner = owner.around;
      owner.values.set(name, value);
      for (let at: Scope | null = scope; at; at = at.around) at.then?.get(owner.self)?.set(name, value);
    }
  }

  protected value(text: string, scope: Scope): Json {
    return evaluate(text, (name) => this.read(scope, name));
  }

  protected isTrue(condition: string | undefined, scope: Scope): boolean {
    return condition === undefined || this.value(condition, scope) === true;
  }

  /** 10.4.2: what is brought goes where the output mappings say, else outward by its names. */
  protected takeOver(visit: Visit, mappings: readonly Mapping[], brought: Values): void {
    if (mappings.length === 0) {
      this.write(this.sees(visit), brought);
      return;
    }
    const own = this.openInside(visit);
    for (const [name, value] of brought) own.values.set(name, value);
    const results = mappings.map(({ source, target }): [string, Json] => [target, this.value(source, own)]);
    this.write(visit.scope, new Map(results));
  }

  /** Event subprocesses of a scope, by their start events. */
  protected listenersOf(around: Node | null): Node[] {
    return this.diagram.nodes.filter(
      ({ kind, around: parent }) =>
        kind === 'startEvent' && parent !== null && isEventSubProcess(parent) && parent.around === around,
    );
  }
}
