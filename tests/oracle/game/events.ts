import type { Definition, Node } from './diagram.ts';
import { has, isActivity, isTrue as isSet } from './diagram.ts';
import type { Values } from './expression.ts';
import { Gateways, linked } from './gateways.ts';
import type { Part, Scope, Visit } from './state.ts';
import { Stuck } from './state.ts';
import { textOf } from './xml.ts';

const MINUTE = 60_000;
const AWAITED = ['message', 'timer', 'signal', 'conditional'];

/** 13.5: events. */
export abstract class Events extends Gateways {
  protected abstract throwCompensation(visit: Visit, definition: Definition): 'goes on' | 'waits';
  protected abstract cancelTransaction(visit: Visit): void;
  protected abstract finish(visit: Visit, brought: Values): void;

  protected performEvent(visit: Visit): void {
    const { node } = visit;
    if (node.kind === 'startEvent') this.begin(visit);
    else if (node.kind !== 'intermediateCatchEvent') this.throwAll(visit);
    else if (has(node, 'link')) this.complete(visit, new Map());
    else this.await(visit);
  }

  /** An event goes on with what it brought. */
  protected complete(visit: Visit, brought: Values): void {
    this.disarm(visit);
    visit.waits = null;
    this.takeOver(visit, visit.node.outputs, brought);
    this.attempt(visit, () => this.leave(visit, this.waysOut(visit)));
  }

  // ---- waiting (13.5.2)

  /** An event begins to wait beside what it serves; errors and the like are looked for only when they are thrown. */
  protected arm(node: Node, scope: Scope, serves: Visit | Scope): void {
    if (!node.definitions.some(({ kind }) => AWAITED.includes(kind))) return;
    const event = this.newVisit(node, scope);
    event.serves = serves;
    this.await(event);
  }

  protected await(event: Visit): void {
    const { definitions, kind } = event.node;
    event.waits = definitions.length > 1 ? 'event' : 'part';
    const awaited: Definition[] =
      kind === 'receiveTask' ? [{ kind: 'message', name: event.node.id, xml: event.node.xml }] : definitions;
    awaited.forEach((definition, index) => {
      if (AWAITED.includes(definition.kind)) event.parts.push(this.newPart(event, definition, index));
    });
  }

  private newPart(event: Visit, definition: Definition, index: number): Part {
    const cycle = /^R(\d*)\//.exec(textOf(definition.xml, 'timeCycle') ?? '');
    return {
      index,
      age: event.node.definitions.length > 1 ? this.nextAge() : event.age,
      definition,
      due: definition.kind === 'timer' ? this.now + period(definition) : null,
      left: cycle ? (cycle[1] === '' ? Infinity : Number(cycle[1])) : 1,
      holds: false,
    };
  }

  protected partsOf(kind: string): { event: Visit; part: Part }[] {
    const all = this.visits.flatMap((event) => event.parts.map((part) => ({ event, part })));
    return all.filter(({ part }) => part.definition.kind === kind).sort((a, b) => a.part.age - b.part.age);
  }

  /** One of the definitions has come. 10.5.7: a multiple event takes any of them, a parallel multiple one all. */
  protected partCame(event: Visit, part: Part, brought: Values): void {
    const { node } = event;
    const listens = event.serves !== null && !node.interrupting;
    if (node.definitions.length > 1 && isSet(node, 'parallelMultiple')) {
      drop(event, part);
      event.came.set(part.index, brought);
      if (event.came.size < node.definitions.length) return;
      const all = [...event.came].sort(([a], [b]) => a - b).flatMap(([, values]) => [...values]);
      event.came.clear();
      if (listens) this.await(event);
      this.came(event, new Map(all));
      return;
    }
    if (listens && !this.comesAgain(part)) drop(event, part);
    if (listens && event.parts.length === 0) this.close(event);
    this.came(event, brought);
  }

  /** Timer cycles: one without end does not make up for what it missed. */
  private comesAgain(part: Part): boolean {
    if (part.definition.kind !== 'timer') return true;
    part.left -= 1;
    if (part.left === 0) return false;
    do part.due! += period(part.definition);
    while (part.left === Infinity && part.due! < this.now);
    return true;
  }

  private came(event: Visit, brought: Values): void {
    const { node, serves } = event;
    if (serves === null) return this.cameToToken(event, brought);
    if (node.kind === 'boundaryEvent') return this.fireBoundary(node, serves as Visit, event, brought);
    if (node.kind === 'startEvent') {
      if (node.interrupting) this.close(event);
      return this.beginEventSubProcess(node, serves as Scope, brought);
    }
    // 13.4.4: the first event behind an event-based gateway wins.
    event.serves = null;
    this.close(serves as Visit);
    this.path.push(node.id);
    this.cameToToken(event, brought);
  }

  private cameToToken(event: Visit, brought: Values): void {
    if (event.node.kind === 'receiveTask') this.finish(event, brought);
    else this.complete(event, brought);
  }

  /** 13.5.3: an interrupting boundary event takes over the token, another one starts a token beside it. */
  protected fireBoundary(node: Node, host: Visit, armed: Visit | null, brought: Values): void {
    if (node.interrupting && armed) armed.serves = null;
    const event = node.interrupting && armed ? armed : this.newVisit(node, host.scope);
    if (node.interrupting) this.cancel(host);
    this.path.push(node.id);
    this.complete(event, brought);
  }

  /** 13.5.4: an interrupting one ends everything else in its scope, and no other begins any more. */
  protected beginEventSubProcess(start: Node, scope: Scope, brought: Values): void {
    if (start.interrupting) {
      this.visits = this.visits.filter(({ serves }) => serves !== scope);
      this.cancelInside(scope);
      scope.overtaken = true;
    }
    this.send(start.around!, scope, { brought });
  }

  /** Edge-triggered: a condition fires when it has become true; the oldest first. */
  protected override askConditions(): void {
    if (this.status !== 'active') return;
    const changed = (): { event: Visit; part: Part }[] =>
      this.partsOf('conditional').filter(({ event, part }) => this.holds(event, part) !== part.holds);
    for (let some = changed(); some.length > 0; some = changed()) {
      for (const { event, part } of some) {
        if (!this.visits.includes(event) || !event.parts.includes(part)) continue;
        const holds = this.holds(event, part);
        const fires = holds && !part.holds;
        part.holds = holds;
        if (fires) this.partCame(event, part, new Map());
      }
    }
  }

  private holds(event: Visit, { definition }: Part): boolean {
    const host = event.serves;
    const scope = host === null ? event.scope : 'node' in host ? (host.inside ?? event.scope) : host;
    return this.isTrue(textOf(definition.xml, 'condition'), scope);
  }

  // ---- start events (13.5.1)

  private begin(visit: Visit): void {
    const brought = visit.scope.of ? visit.scope.of.brought : visit.brought;
    if (visit.scope === this.root && isSet(visit.node, 'parallelMultiple')) {
      this.takeOver(visit, visit.node.outputs, brought);
      this.await(visit);
      for (const index of visit.came.keys()) drop(visit, visit.parts[index]!);
    } else this.complete(visit, brought);
  }

  // ---- throwing (13.5.2, 13.5.6)

  private throwAll(visit: Visit): void {
    const { node } = visit;
    if (has(node, 'link')) {
      for (const target of linked(node)) this.send(target, visit.scope);
      this.leave(visit, []);
      return;
    }
    const ends = ({ kind }: Definition): boolean => kind !== 'message' && kind !== 'signal' && kind !== 'escalation';
    for (const definition of [...node.definitions].sort((a, b) => Number(ends(a)) - Number(ends(b)))) {
      const outcome = this.throwOne(visit, definition);
      if (outcome === 'gone') this.close(visit);
      if (outcome !== 'goes on') return;
    }
    this.complete(visit, new Map());
  }

  private throwOne(visit: Visit, definition: Definition): 'goes on' | 'waits' | 'gone' {
    const { kind, name } = definition;
    switch (kind) {
      case 'message':
      case 'signal':
        this.thrown.push({ kind, name: name! });
        return 'goes on';
      case 'escalation':
        return this.throwUp(visit.scope.of, kind, name!, new Map()) === 'interrupted' ? 'gone' : 'goes on';
      case 'error':
        if (this.throwUp(visit.scope.of, kind, name!, new Map()) === 'uncaught') throw new Stuck('uncaught-error');
        return 'gone';
      case 'terminate':
        this.cancelInside(visit.scope);
        return 'goes on';
      case 'cancel':
        this.cancelTransaction(visit);
        return 'gone';
      default:
        return this.throwCompensation(visit, definition);
    }
  }

  /**
   * 10.5.6: errors and escalations go outward, scope by scope, to the nearest that catches them: first an event
   * subprocess of a scope, then a boundary event of its activity; an exact code goes before any code.
   */
  protected throwUp(
    start: Visit | null,
    kind: string,
    code: string,
    brought: Values,
  ): 'uncaught' | 'beside' | 'interrupted' {
    for (let host = start; host; host = host.scope.of) {
      // What is open again only to be undone catches nothing.
      if (host.undoes?.node === host.node) continue;
      const listener = host.whole ? undefined : this.listenerFor(host.node, host.inside, kind, code);
      if (listener) return this.startListener(listener, host.inside!, brought);
      // 13.3.7: boundary events act on the whole of a repeated activity.
      const boundary = host.index === null ? bestOf(host.node.boundaries, kind, code) : undefined;
      if (!boundary) continue;
      this.fireBoundary(boundary, host, null, brought);
      return boundary.interrupting ? 'interrupted' : 'beside';
    }
    const listener = this.listenerFor(null, this.root, kind, code);
    return listener ? this.startListener(listener, this.root, brought) : 'uncaught';
  }

  private listenerFor(around: Node | null, scope: Scope | null, kind: string, code: string): Node | undefined {
    return scope && !scope.overtaken ? bestOf(this.listenersOf(around), kind, code) : undefined;
  }

  private startListener(start: Node, scope: Scope, brought: Values): 'beside' | 'interrupted' {
    this.beginEventSubProcess(start, scope, brought);
    return start.interrupting ? 'interrupted' : 'beside';
  }

  protected override perform(visit: Visit): void {
    if (isActivity(visit.node)) this.performActivity(visit);
    else if (visit.node.kind === 'eventBasedGateway') {
      visit.waits = 'event';
      for (const { target } of visit.node.outgoing) this.armBehindGateway(target, visit);
    } else if (visit.node.kind.endsWith('Gateway')) this.performGateway(visit);
    else this.performEvent(visit);
  }

  protected abstract performActivity(visit: Visit): void;

  private armBehindGateway(target: Node, gateway: Visit): void {
    const event = this.newVisit(target, gateway.scope);
    event.serves = gateway;
    this.await(event);
  }
}

function period({ xml }: Definition): number {
  const text = textOf(xml, 'timeDuration') ?? textOf(xml, 'timeCycle')!;
  return Number(/PT(\d+)M/.exec(text)![1]) * MINUTE;
}

function drop(event: Visit, part: Part): void {
  event.parts = event.parts.filter((one) => one !== part);
}

function bestOf(events: readonly Node[], kind: string, code: string): Node | undefined {
  const catches = (wanted: string | undefined) => (node: Node) =>
    node.definitions.some((one) => one.kind === kind && one.name === wanted);
  return events.find(catches(code)) ?? events.find(catches(undefined));
}
