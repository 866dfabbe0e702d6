import type { Visit } from '../model/event.ts';
import type { ElementId } from '../model/process.ts';
import type { Completion, OpenVisit, Scope } from '../model/state.ts';
import { allCompletions } from './completions.ts';
import type { Node, Run, Undoing } from './kernel.ts';
import { cancelInside, newVisit, nodeOf, release, releaseListeners, traceEntered } from './tokens.ts';
import { openUndoing } from './undoing-scope.ts';
import { wait } from './wait.ts';

/**
 * Undoing (BPMN 2.0.2, 10.7 and 13.5.5): completed activities one after the other, the last completed first. A handler
 * drawn at the activity runs, or the compensation event subprocess inside it, or else whatever inside it can be undone.
 * Each is undone once.
 */

/** Takes what a compensation event is about out of the scope around it; from inside an event subprocess also beyond. */
export function takeCompletions(run: Run, thrower: OpenVisit, activity: ElementId | undefined): Completion[] {
  const scopes = [run.state.scopes[thrower.scope]!];
  const around = run.state.visits[thrower.scope];
  if (around && nodeOf(run, around).element.kind === 'eventSubProcess') scopes.push(run.state.scopes[around.scope]!);
  const meant = ({ elementId }: Completion): boolean => activity === undefined || elementId === activity;
  const taken = scopes.flatMap(({ completed = [] }) => completed.filter(meant));
  for (const scope of scopes) {
    if (scope.completed) scope.completed = scope.completed.filter((completion) => !meant(completion));
  }
  return taken.sort((a, b) => a.number - b.number);
}

/** Undoes everything in a scope that is cancelled; its running tokens end, nothing begins in it any more. */
export function undoAll(run: Run, scope: Visit): void {
  const current = run.state.scopes[scope]!;
  const visit = run.state.visits[scope];
  const left = allCompletions(run, current);
  cancelInside(run, scope);
  if (visit) release(run, visit);
  else releaseListeners(run, current);
  current.undo = { left };
  if (!undoNext(run, current)) run.graph.scopeEmptied(run, current);
}

/** Begins to undo the next completion in a scope; false when none is left. */
export function undoNext(run: Run, scope: Scope): boolean {
  const completion = scope.undo!.left.pop();
  if (!completion) return false;
  const node = run.graph.nodes.get(completion.elementId)!;
  // What still ran may have been undoing what lies around it, and have nothing of its own that can be undone.
  const { handler, event } = node.undoing ?? {};
  scope.open += 1;
  if (handler && !completion.partial) runHandler(run, scope, completion, handler);
  else undoInside(run, scope, completion, node, completion.partial ? undefined : event);
  return true;
}

function runHandler(
  run: Run,
  scope: Scope,
  undoes: Completion,
  { boundary, activity }: NonNullable<Undoing['handler']>,
): void {
  const event = newVisit(run, boundary, scope.visit);
  traceEntered(run, event);
  run.trace.push({ type: 'left', elementId: boundary.id, visit: event.visit, how: 'completed' });
  run.queue.push({ node: activity, scope: scope.visit, via: undefined, undoes });
}

/** A subprocess is open again while it is undone: its variables are those of the time when it was completed. */
function undoInside(run: Run, scope: Scope, undoes: Completion, node: Node, event: Node | undefined): void {
  const visit = newVisit(run, node, scope.visit);
  visit.undoes = undoes;
  openUndoing(run, visit, undoes);
  wait(run, visit, { kind: 'scope' });
  const own = run.state.scopes[visit.visit]!;
  if (event) {
    own.open = 1;
    run.queue.push({ node: event, scope: visit.visit, via: undefined, brought: {} });
    return;
  }
  own.undo = { left: own.completed ?? [] };
  delete own.completed;
  if (!undoNext(run, own)) run.graph.scopeEmptied(run, own);
}

/** A subprocess that is open again only to be undone. */
export function isFrame(visit: OpenVisit): boolean {
  return visit.undoes?.elementId === visit.elementId;
}
