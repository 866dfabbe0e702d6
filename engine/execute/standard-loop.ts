import type { ActivityElement, StandardLoop } from '../model/process.ts';
import type { LoopState, OpenVisit } from '../model/state.ts';
import { prepareBoundaries } from './armed-events.ts';
import { armFor } from './arming.ts';
import { mergeCompletions, remember } from './completions.ts';
import { evaluateCondition } from './expression.ts';
import type { Node, Run } from './kernel.ts';
import { openLocals } from './mappings.ts';
import { chooseFlows, close, guard, leave } from './tokens.ts';
import { writeLocal } from './variables.ts';
import { wait } from './wait.ts';

/**
 * Standard loop: one round after the other while the condition is true, at most `maximum` rounds. With `testBefore` the
 * condition is asked before each round, which may be none; else after it, as the round sees it. `loopCounter` is the
 * number of the round that is about to begin, or has just ended.
 */
export function enterLoop<E extends ActivityElement>(run: Run, node: Node<E>, body: OpenVisit): void {
  const spec = node.element.loop!;
  const events = prepareBoundaries(run, node, body);
  openLocals(run, body, { loopCounter: 1 });
  body.loop = { total: spec.maximum ?? -1, begun: 0, completed: 0, active: 0 };
  const begins = mayBegin(run, spec, body, body.loop);
  wait(run, body, { kind: 'scope' });
  if (!begins) {
    leaveLoop(run, node, body);
    return;
  }
  armFor(run, body, events);
  nextRound(run, node, body);
}

function mayBegin(run: Run, spec: StandardLoop, body: OpenVisit, loop: LoopState): boolean {
  if (loop.total >= 0 && loop.begun >= loop.total) return false;
  if (!spec.testBefore || spec.condition === undefined) return true;
  return evaluateCondition(run, body.visit, spec.condition);
}

function nextRound(run: Run, node: Node, body: OpenVisit): void {
  const loop = body.loop!;
  loop.begun += 1;
  loop.active = 1;
  run.state.scopes[body.visit]!.open += 1;
  run.queue.push({ node, scope: body.visit, via: undefined, index: loop.begun });
}

/** Locals of one round: its number. */
export function openRound(run: Run, round: OpenVisit): void {
  openLocals(run, round, { loopCounter: round.index! });
}

/** One round is done: see whether another one begins. */
export function roundFinished<E extends ActivityElement>(run: Run, node: Node<E>, round: OpenVisit): void {
  const spec = node.element.loop!;
  const body = run.state.visits[round.scope]!;
  const loop = body.loop!;
  const again = spec.testBefore || spec.condition === undefined || evaluateCondition(run, round.visit, spec.condition);
  const flows = again ? null : chooseFlows(run, node, body);
  remember(run, node, round);
  close(run, round, 'completed');
  run.state.scopes[body.visit]!.open -= 1;
  loop.completed += 1;
  loop.active = 0;
  if (flows) leaveWith(run, body, flows);
  else guard(run, body, 'leave', () => goOn(run, node, body));
}

/** Another round, or the end; a retry asks again. */
export function goOn<E extends ActivityElement>(run: Run, node: Node<E>, body: OpenVisit): void {
  writeLocal(run, body.visit, { loopCounter: body.loop!.begun + 1 });
  if (mayBegin(run, node.element.loop!, body, body.loop!)) nextRound(run, node, body);
  else leaveLoop(run, node, body);
}

/** The whole is done. */
function leaveLoop<E extends ActivityElement>(run: Run, node: Node<E>, body: OpenVisit): void {
  leaveWith(run, body, chooseFlows(run, node, body));
}

function leaveWith(run: Run, body: OpenVisit, flows: Node['outgoing']): void {
  mergeCompletions(run, body);
  leave(run, body, flows);
}
