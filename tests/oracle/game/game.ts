import type { JsonObject } from '../../../contracts/json.ts';
import { Activities } from './activities.ts';
import { beginnings, readDiagram } from './diagram.ts';
import type { Node } from './diagram.ts';
import type { Values } from './expression.ts';
import type { Part, Visit } from './state.ts';

/** What happens to an instance from outside. `nth` counts the open visits of an element from the oldest, from 0. */
export type Command =
  | { do: 'start'; element?: string; definition?: number; variables: JsonObject }
  | { do: 'complete'; element: string; nth: number; variables: JsonObject }
  | { do: 'fail'; element: string; nth: number }
  | { do: 'throw'; kind: 'error' | 'escalation'; element: string; nth: number; code: string; variables: JsonObject }
  | { do: 'message'; element: string; nth: number; variables: JsonObject }
  | { do: 'signal'; name: string; variables: JsonObject }
  | { do: 'time'; at: number }
  | { do: 'retry'; element: string; nth: number; variables: JsonObject }
  | { do: 'set'; variables: JsonObject }
  | { do: 'choose'; element: string; nth: number; elements: string[]; done: boolean }
  | { do: 'suspend' | 'resume' }
  | { do: 'cancel'; compensate: boolean };

export type OnVisit = Extract<Command, { nth: number }>;

const isMessage = ({ definition }: Part): boolean => definition.kind === 'message';

/** Work that a person, a service or a called process does. */
export const visitIsWork = ({ waits }: Visit): boolean => waits === 'task' || waits === 'service' || waits === 'child';

/** Which visits of its element a command is about. */
export const targets: Record<OnVisit['do'], (visit: Visit) => boolean> = {
  complete: visitIsWork,
  fail: visitIsWork,
  throw: visitIsWork,
  message: ({ parts }) => parts.some(isMessage),
  retry: ({ incident }) => incident !== null,
  choose: ({ adHoc }) => adHoc !== null,
};

const toValues = (variables: JsonObject): Values => new Map(Object.entries(variables));

/** An instance of a process, played by the book. */
export class Game extends Activities {
  /** Results that came while it was suspended. */
  private held: { visit: Visit; happen: () => void }[] = [];

  constructor(xml: string) {
    super(readDiagram(xml));
  }

  play(command: Command, at: number): void {
    this.path = [];
    this.thrown = [];
    this.now = at;
    if (this.status === 'suspended' && 'nth' in command) {
      const visit = this.those('complete', command.element)[command.nth]!;
      this.held.push({ visit, happen: this.onVisit(command, visit) });
      return;
    }
    this.carryOut(this.happening(command));
    if (command.do !== 'resume') return;
    const { held } = this;
    this.held = [];
    for (const { visit, happen } of held) if (this.visits.includes(visit)) this.carryOut(happen);
  }

  isHeld(visit: Visit): boolean {
    return this.held.some((one) => one.visit === visit);
  }

  private carryOut(happen: () => void): void {
    happen();
    if (this.isOpen()) this.travel();
  }

  private happening(command: Command): () => void {
    switch (command.do) {
      case 'start':
        return () => this.start(command.element, command.definition ?? 0, toValues(command.variables));
      case 'signal':
        return () => this.signal(command.name, toValues(command.variables));
      case 'time':
        return () => this.time(command.at);
      case 'set':
        return () => toValues(command.variables).forEach((value, name) => this.root.values.set(name, value));
      case 'suspend':
      case 'resume':
        return () => void (this.status = command.do === 'suspend' ? 'suspended' : 'active');
      case 'cancel':
        return () => this.cancelAll(command.compensate);
      default:
        return this.onVisit(command, this.those(command.do, command.element)[command.nth]!);
    }
  }

  private cancelAll(compensate: boolean): void {
    if (compensate && this.status === 'active' && !this.root.undoing) this.undoAll(this.root);
    else this.end('cancelled');
  }

  private onVisit(command: OnVisit, visit: Visit): () => void {
    const brought = toValues('variables' in command ? command.variables : {});
    switch (command.do) {
      case 'complete':
        return () => this.completeWork(visit, brought);
      case 'fail':
        return () => this.fail(visit);
      case 'throw':
        return () => this.throwFrom(visit, command.kind, command.code, brought);
      case 'message':
        return () => this.partCame(visit, visit.parts.find(isMessage)!, brought);
      case 'retry':
        return () => this.retry(visit, brought);
      case 'choose':
        return () => this.chooseIn(visit, command.elements, command.done);
    }
  }

  /** 13.2: a start event goes on at once; then the event subprocesses of the process begin to listen. */
  private start(element: string | undefined, definition: number, variables: Values): void {
    const { nodes } = this.diagram;
    const top = nodes.filter(({ around }) => around === null);
    const plain = beginnings(top).filter(({ kind, definitions }) => kind !== 'startEvent' || definitions.length === 0);
    const node = element === undefined ? plain[0]! : nodes.find(({ id }) => id === element)!;
    if (node.kind === 'startEvent') {
      const visit = this.newVisit(node, this.root);
      visit.brought = variables;
      visit.came.set(definition, new Map());
      this.enter(visit);
    } else {
      this.write(this.root, variables);
      if (element === undefined) for (const begin of plain) this.send(begin, this.root);
      else this.startBehindGateway(node, variables);
    }
    this.listen(null, this.root);
  }

  /** 13.4.4, 13.3.3: an instantiating gateway or receive task; a parallel gateway waits for all its other events too. */
  private startBehindGateway(node: Node, variables: Values): void {
    const gateway = node.incoming[0]?.source;
    if (gateway) {
      this.path.push(gateway.id);
      if (gateway.xml.attributes['eventGatewayType'] === 'Parallel') {
        for (const via of gateway.outgoing) if (via.target !== node) this.send(via.target, this.root, { via });
      }
    }
    const visit = this.newVisit(node, this.root);
    this.path.push(node.id);
    if (node.kind === 'receiveTask') this.finish(visit, variables);
    else this.complete(visit, variables);
  }

  /** Ids of everything that begins the process from outside. */
  waysIn(): string[] {
    const top = this.diagram.nodes.filter(({ around }) => around === null);
    const ways = top.filter(({ kind, xml }) => kind === 'startEvent' || xml.attributes['instantiate'] === 'true');
    return ways.flatMap(({ id, kind, outgoing }) =>
      kind === 'eventBasedGateway' ? outgoing.map(({ target }) => target.id) : [id],
    );
  }

  awaitedSignals(): string[] {
    return this.partsOf('signal').map(({ part }) => part.definition.name!);
  }

  /** Open visits of an element that a command can be about, the oldest first. */
  those(what: OnVisit['do'], element: string): Visit[] {
    const age = (visit: Visit): number => visit.parts.find(isMessage)?.age ?? visit.age;
    const found = this.visits.filter((visit) => visit.node.id === element && targets[what](visit));
    return what === 'message' ? found.sort((a, b) => age(a) - age(b)) : found;
  }

  private completeWork(visit: Visit, brought: Values): void {
    const isCall = visit.node.kind === 'callActivity';
    visit.incident = null;
    const called = visit.node.xml.children
      .flatMap(({ children }) => children)
      .find(({ name }) => name === 'calledElement');
    const keeps = visit.node.outputs.length > 0 || called?.attributes['propagateAllChildVariables'] !== 'false';
    this.finish(visit, isCall && !keeps ? new Map() : brought);
  }

  private fail(visit: Visit): void {
    visit.waits = null;
    this.park(
      visit,
      visit.node.kind === 'callActivity' ? 'child-failed' : 'service-failed',
      () => void this.work(visit),
    );
  }

  private throwFrom(visit: Visit, kind: string, code: string, brought: Values): void {
    if (kind === 'escalation') {
      this.throwUp(visit, kind, code, brought);
      return;
    }
    visit.incident = null;
    const { kind: task } = visit.node;
    if (task !== 'userTask') visit.waits = null;
    if (this.throwUp(visit, kind, code, brought) !== 'uncaught') return;
    this.park(visit, 'uncaught-error', () => void (task === 'userTask' || this.work(visit)));
  }

  /** 10.5.1: a signal reaches everything that waits for its name. */
  private signal(name: string, brought: Values): void {
    for (const { event, part } of this.partsOf('signal').filter(({ part }) => part.definition.name === name)) {
      if (this.visits.includes(event) && event.parts.includes(part)) this.partCame(event, part, brought);
    }
  }

  /** Everything due fires, the oldest first; what one causes is carried out before the next. */
  private time(at: number): void {
    for (let next = this.nextTimer(); next && next.part.due! <= at && this.isOpen(); next = this.nextTimer()) {
      this.partCame(next.event, next.part, new Map());
      if (this.isOpen()) this.travel();
    }
  }

  nextTimer(): { event: Visit; part: Part } | undefined {
    return this.partsOf('timer').sort((a, b) => a.part.due! - b.part.due! || a.part.age - b.part.age)[0];
  }

  private retry(visit: Visit, variables: Values): void {
    this.write(this.sees(visit), variables);
    const { retry } = visit.incident!;
    visit.incident = null;
    if (visit.waits === 'incident') visit.waits = null;
    retry();
  }

  private chooseIn(visit: Visit, elements: readonly string[], done: boolean): void {
    this.choose(visit, elements);
    if (!done) return;
    if (elements.length > 0) visit.adHoc!.closing = true;
    else this.enough(visit);
  }
}
