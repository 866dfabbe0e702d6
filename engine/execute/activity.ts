import type { JsonObject } from '../../contracts/json.ts';
import type { ActivityElement } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import { prepareBoundaries } from './armed-events.ts';
import type { PreparedEvent } from './arming.ts';
import { armFor } from './arming.ts';
import { remember } from './completions.ts';
import type { Behavior, Node, Run } from './kernel.ts';
import { applyInputs, takeKept, takeOver } from './mappings.ts';
import { enterBody, innerFinished, leaveBody, openInner } from './multi-instance.ts';
import { enterLoop, goOn, openRound, roundFinished } from './standard-loop.ts';
import { chooseFlows, guard, leave, release } from './tokens.ts';
import { openUndoing } from './undoing-scope.ts';

/** What one kind of activity does between its input and its output mappings. */
export interface ActivityWork<E extends ActivityElement> {
  /** Begins the work: leaves the visit waiting, or returns the completion variables when it is done at once. */
  start(run: Run, node: Node<E>, visit: OpenVisit): JsonObject | null;
  /** What it waited for has come. */
  trigger?(run: Run, node: Node<E>, visit: OpenVisit, variables: JsonObject): void;
  rung?: Behavior<E>['rung'];
  passed?: Behavior<E>['passed'];
  emptied?: Behavior<E>['emptied'];
  withdraw?: Behavior<E>['withdraw'];
  repeat?: Behavior<E>['repeat'];
}

/** The life of every activity: repetition, input mappings, boundary events, work, output mappings, flows. */
export function activity<E extends ActivityElement>(work: ActivityWork<E>): Behavior<E> {
  const finishHere = (run: Run, node: Node<E>, visit: OpenVisit, variables: JsonObject): void =>
    finish(run, node, visit, variables);
  return {
    enter(run, node, visit) {
      if (visit.undoes && visit.index === undefined) openUndoing(run, visit, visit.undoes);
      if (visit.index !== undefined) begin(run, node, visit, work);
      else if (node.element.multiInstance) enterBody(run, node, visit);
      else if (node.element.loop) enterLoop(run, node, visit);
      else begin(run, node, visit, work);
    },
    trigger: work.trigger ?? finishHere,
    end: (run, node, visit) => (visit.loop && !visit.result ? leaveWhole(run, node, visit) : end(run, node, visit)),
    ...(work.rung ? { rung: work.rung } : {}),
    ...(work.passed ? { passed: work.passed } : {}),
    ...(work.emptied ? { emptied: work.emptied } : {}),
    ...(work.withdraw ? { withdraw: work.withdraw } : {}),
    ...(work.repeat ? { repeat: work.repeat } : {}),
  };
}

function leaveWhole<E extends ActivityElement>(run: Run, node: Node<E>, visit: OpenVisit): void {
  if (node.element.multiInstance) leaveBody(run, node, visit);
  else goOn(run, node, visit);
}

function begin<E extends ActivityElement>(run: Run, node: Node<E>, visit: OpenVisit, work: ActivityWork<E>): void {
  if (visit.index !== undefined && node.element.multiInstance) openInner(run, node, visit);
  else if (visit.index !== undefined) openRound(run, visit);
  applyInputs(run, visit, node.element.inputs);
  const events: PreparedEvent[] =
    visit.index === undefined && node.boundaries.length > 0 ? prepareBoundaries(run, node, visit) : [];
  const done = work.start(run, node, visit);
  if (done) finish(run, node, visit, done);
  else armFor(run, visit, events);
}

/** The work is done: what waits beside it is taken back, variables are taken over, the token goes on. */
export function finish<E extends ActivityElement>(
  run: Run,
  node: Node<E>,
  visit: OpenVisit,
  variables: JsonObject,
): void {
  release(run, visit);
  visit.waitingFor = null;
  guard(run, visit, 'leave', () => {
    takeOver(run, node.element.outputs, visit, variables);
    goOnAfter(run, node, visit);
  });
}

/** The end of an activity once more; a retry begins where it failed and maps nothing twice. */
export function end<E extends ActivityElement>(run: Run, node: Node<E>, visit: OpenVisit): void {
  guard(run, visit, 'leave', () => {
    takeKept(run, node.element.outputs, visit);
    goOnAfter(run, node, visit);
  });
}

function goOnAfter<E extends ActivityElement>(run: Run, node: Node<E>, visit: OpenVisit): void {
  if (visit.index === undefined) {
    const flows = chooseFlows(run, node, visit);
    remember(run, node, visit);
    leave(run, visit, flows);
  } else if (node.element.multiInstance) {
    innerFinished(run, node, visit);
  } else {
    roundFinished(run, node, visit);
  }
}
