import type { JsonObject } from '../../contracts/json.ts';
import type { ActivityElement } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import type { PreparedEvent } from './armed-events.ts';
import { armFor, prepareBoundaries } from './armed-events.ts';
import type { Behavior, Node, Run } from './kernel.ts';
import { applyInputs, applyOutputs } from './mappings.ts';
import { enterBody, innerFinished, leaveBody, openInner } from './multi-instance.ts';
import { chooseFlows, guard, leave, release } from './tokens.ts';
import { scopeOf, writeOutward } from './variables.ts';

/** What one kind of activity does between its input and its output mappings. */
export interface ActivityWork<E extends ActivityElement> {
  /** Begins the work: leaves the visit waiting, or returns the completion variables when it is done at once. */
  start(run: Run, node: Node<E>, visit: OpenVisit): JsonObject | null;
  /** What it waited for has come. */
  trigger?(run: Run, node: Node<E>, visit: OpenVisit, variables: JsonObject): void;
  rung?: Behavior<E>['rung'];
  emptied?: Behavior<E>['emptied'];
  withdraw?: Behavior<E>['withdraw'];
  repeat?: Behavior<E>['repeat'];
}

/** The life of every activity: multi-instance, input mappings, boundary events, work, output mappings, flows. */
export function activity<E extends ActivityElement>(work: ActivityWork<E>): Behavior<E> {
  const finishHere = (run: Run, node: Node<E>, visit: OpenVisit, variables: JsonObject): void =>
    finish(run, node, visit, variables);
  return {
    enter(run, node, visit) {
      if (node.element.multiInstance && visit.index === undefined) enterBody(run, node, visit);
      else begin(run, node, visit, work);
    },
    trigger: work.trigger ?? finishHere,
    end: (run, node, visit) => (visit.loop && !visit.result ? leaveBody(run, node, visit) : end(run, node, visit)),
    ...(work.rung ? { rung: work.rung } : {}),
    ...(work.emptied ? { emptied: work.emptied } : {}),
    ...(work.withdraw ? { withdraw: work.withdraw } : {}),
    ...(work.repeat ? { repeat: work.repeat } : {}),
  };
}

function begin<E extends ActivityElement>(run: Run, node: Node<E>, visit: OpenVisit, work: ActivityWork<E>): void {
  if (visit.index !== undefined) openInner(run, node, visit);
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
  visit.result = variables;
  end(run, node, visit);
}

/** The end of an activity; a retry begins where it failed and maps nothing twice. */
export function end<E extends ActivityElement>(run: Run, node: Node<E>, visit: OpenVisit): void {
  guard(run, visit, 'leave', () => {
    if (visit.result) {
      takeOver(run, node.element, visit, visit.result);
      delete visit.result;
    }
    if (visit.index !== undefined) innerFinished(run, node, visit);
    else leave(run, visit, chooseFlows(run, node, visit));
  });
}

function takeOver(run: Run, element: ActivityElement, visit: OpenVisit, variables: JsonObject): void {
  if (element.outputs.length > 0) applyOutputs(run, visit, element.outputs, variables);
  else writeOutward(run, scopeOf(run.state, visit), variables);
}
