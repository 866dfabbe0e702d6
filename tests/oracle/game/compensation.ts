import type { Definition, Node } from './diagram.ts';
import { has, isActivity, isContainer, isEventSubProcess } from './diagram.ts';
import type { Values } from './expression.ts';
import { Events } from './events.ts';
import type { Completion, Scope, Visit } from './state.ts';
import { newScope } from './state.ts';

/** 10.7, 13.5.5: compensation; completed activities are undone one after the other, the last completed first. */
export abstract class Compensation extends Events {
  private numbers = 0;

  /** An activity is completed: what undoing it needs is kept as it is now. What undoing has done is not undone. */
  protected remember(visit: Visit): void {
    const { node, scope, inside, undoes } = visit;
    if (undoes) return;
    const ownWay = handlerOf(node) !== null || undoingEvent(node) !== null;
    if (!ownWay && !inside?.done.length) return;
    scope.done.push(this.completion(visit, false));
  }

  private completion(visit: Visit, partial: boolean): Completion {
    const { node, scope, inside } = visit;
    this.numbers += 1;
    // The variables of the whole of a repeated activity are gone when its instances are undone.
    const around = scope.of?.whole ? scope.around! : scope;
    return {
      number: this.numbers,
      node,
      scope: around,
      locals: new Map(inside?.values),
      inside: inside?.done ?? [],
      self: inside?.self ?? null,
      then: snapshot(around),
      partial,
    };
  }

  /** The instances of a repeated activity are undone one by one. */
  protected handOver(whole: Visit): void {
    if (!whole.undoes) whole.scope.done.push(...whole.inside!.done);
  }

  /** What can be undone in a scope that is cancelled; what was completed in activities that still run is undone first. */
  private allIn(scope: Scope): Completion[] {
    const { done, undoing } = scope;
    scope.done = [];
    const running = this.visits.filter((visit) => visit.scope === scope && visit.serves === null && visit.inside);
    return inOrder([...(undoing ?? []), ...done, ...running.flatMap((visit) => this.doneSoFar(visit))]);
  }

  private doneSoFar(visit: Visit): Completion[] {
    const { undoes, inside, node } = visit;
    if (undoes && undoes.node !== node) return [];
    const all = this.allIn(inside!);
    if (all.length === 0 || visit.whole || !isActivity(node)) return all;
    // A subprocess that is being undone is undone from where it is.
    if (undoes) return [{ ...undoes, inside: all, locals: inside!.values, partial: true }];
    return [{ ...this.completion(visit, true), inside: all }];
  }

  protected override throwCompensation(visit: Visit, { xml }: Definition): 'goes on' | 'waits' {
    const activity = xml.attributes['activityRef'];
    const isMeant = ({ node }: Completion): boolean => activity === undefined || node.id === activity;
    const around = visit.scope.of;
    // From inside an event subprocess what lies around it is meant too (10.7.2).
    const scopes = around && isEventSubProcess(around.node) ? [visit.scope, around.scope] : [visit.scope];
    const waits = xml.attributes['waitForCompletion'] !== 'false';
    const flows = waits ? [] : this.waysOut(visit);
    const taken = scopes.flatMap(({ done }) => done.filter(isMeant));
    for (const scope of scopes) scope.done = scope.done.filter((completion) => !isMeant(completion));
    if (taken.length === 0) return 'goes on';
    visit.waits = 'scope';
    visit.left = !waits;
    this.openInside(visit).undoing = inOrder(taken);
    for (const via of flows) this.send(via.target, visit.scope, { via });
    this.undoNext(visit.inside!);
    return 'waits';
  }

  /** 13.5.6: a cancelled transaction is undone as far as it came. */
  protected override cancelTransaction(visit: Visit): void {
    const transaction = visit.scope.of!;
    // Boundary events act on the whole of a repeated transaction.
    const whole = transaction.index === null ? transaction : transaction.scope.of!;
    this.undoAll(whole.inside!);
  }

  protected undoAll(scope: Scope): void {
    scope.undoing = this.allIn(scope);
    this.cancelInside(scope);
    this.visits = this.visits.filter(({ serves }) => serves === null || (serves !== scope.of && serves !== scope));
    this.emptied(scope);
  }

  /** False when nothing is left to be undone. */
  protected undoNext(scope: Scope): boolean {
    const completion = scope.undoing?.pop();
    if (!completion) return false;
    const handler = completion.partial ? null : handlerOf(completion.node);
    if (handler) {
      this.path.push(handler.event.id);
      this.send(handler.activity, scope, { undoes: completion });
    } else this.undoInside(scope, completion);
    return true;
  }

  /** A completed subprocess is open again: its event subprocess for compensation begins, else what is inside is undone. */
  private undoInside(scope: Scope, completion: Completion): void {
    const visit = this.newVisit(completion.node, scope);
    visit.undoes = completion;
    visit.waits = 'scope';
    const inside = this.openUndoing(visit);
    const event = completion.partial ? null : undoingEvent(completion.node);
    if (event) this.send(event, inside);
    else {
      inside.undoing = inOrder(inside.done);
      inside.done = [];
      if (!this.undoNext(inside)) this.emptied(inside);
    }
  }

  /** Undoing sees the variables of the time when the activity was completed. */
  protected openUndoing(visit: Visit): Scope {
    const { locals, scope, then, self, inside, node } = visit.undoes!;
    const opened = newScope(visit, scope);
    opened.values = new Map(locals);
    opened.then = then;
    if (node === visit.node) {
      opened.self = self ?? opened;
      opened.done = inside.map((one) => ({ ...one, scope: opened }));
    }
    visit.inside = opened;
    return opened;
  }
}

const inOrder = (completions: readonly Completion[]): Completion[] =>
  completions.toSorted((a, b) => a.number - b.number);

/** Copies of the variables of a scope and of all around it, as undoing sees them. */
function snapshot(scope: Scope): Map<Scope, Values> {
  const copies = new Map<Scope, Values>();
  let then: Scope['then'] = null;
  for (let at: Scope | null = scope; at; at = at.around) {
    copies.set(at.self, new Map(then?.get(at.self) ?? at.values));
    then ??= at.then;
  }
  return copies;
}

/** The compensation event attached to an activity, and the activity that undoes it. */
function handlerOf(node: Node): { event: Node; activity: Node } | null {
  const event = node.boundaries.find((one) => has(one, 'compensate'));
  return event ? { event, activity: event.handler! } : null;
}

/** The event subprocess inside that undoes. */
function undoingEvent(node: Node): Node | null {
  if (!isContainer(node)) return null;
  return (
    node.inside.find(
      (one) =>
        isEventSubProcess(one) && one.inside.some((start) => start.kind === 'startEvent' && has(start, 'compensate')),
    ) ?? null
  );
}
