import type { Ladder, LadderStage, UserTask } from '../model/process.ts';
import type { LadderState, OpenVisit } from '../model/state.ts';
import { arm, disarm } from './deadlines.ts';
import { EngineError } from './engine-error.ts';
import type { Node, Run } from './kernel.ts';
import { addDuration } from './time/cycle.ts';
import { parseDuration } from './time/iso.ts';
import { addWorkingTime, workingTimeBetween } from './time/working-time.ts';
import { clockOf } from './timers.ts';

/** The task's own ladder, else the process's. */
export function ladderOf(run: Run, element: Pick<UserTask, 'ladder'>): Ladder | undefined {
  return element.ladder ?? run.process.ladder;
}

/** When the rungs of a task are due, by slot (rung `i` has slot `i + 1`); `null` for one that has no time. */
export type Rungs = [slot: number, at: number | null][];

/** Evaluates the whole ladder; throws before anything is announced. */
export function planLadder(
  run: Run,
  element: Pick<UserTask, 'id' | 'ladder'>,
  due: number | undefined,
  state: LadderState,
): Rungs {
  const ladder = ladderOf(run, element);
  const rungs: Rungs = [];
  ladder?.stages.forEach((stage, index) => {
    if (state.done.includes(index)) return;
    rungs.push([index + 1, rungTime(run, ladder, stage, state.createdAt, due, element.id)]);
  });
  return rungs;
}

/** Arms, moves or clears the rungs; those that have fired stay fired. */
export function setRungs(run: Run, visit: OpenVisit, rungs: Rungs): void {
  for (const [slot, at] of rungs) {
    if (at === null) disarm(run, visit, slot);
    else arm(run, visit, slot, at);
  }
}

/** When a rung is due; `null` for a share of the time to a due date that is not set. */
function rungTime(
  run: Run,
  ladder: Ladder,
  stage: LadderStage,
  createdAt: number,
  due: number | undefined,
  elementId: string,
): number | null {
  const clock = clockOf(run.state, ladder.calendar);
  if (ladder.calendar === undefined) clock.working = clock.zone;
  const share = /^(\d+(?:\.\d+)?)%$/.exec(stage.after);
  if (!share) {
    const duration = parseDuration(stage.after);
    const at = duration && addDuration(createdAt, duration, clock);
    if (at === null) throw new EngineError('wrong-timer', `ladder of ${elementId}: ${stage.after} never comes`);
    return at;
  }
  if (due === undefined) return null;
  const part = Number(share[1]) / 100;
  if (!clock.working) return createdAt + Math.round((due - createdAt) * part);
  // The full share is the due date itself, also when that lies outside working time.
  if (part === 1) return due;
  const time = Math.round(workingTimeBetween(clock.working, createdAt, due) * part);
  return addWorkingTime(clock.working, createdAt, time);
}

/** A rung is due: tell whom it says. */
export function fireRung(run: Run, node: Node<UserTask>, visit: OpenVisit, slot: number): void {
  const stage = slot - 1;
  const entry = ladderOf(run, node.element)?.stages[stage];
  if (!entry || !visit.task || !visit.ladder) return;
  visit.ladder.done.push(stage);
  run.effects.push({
    type: 'ladderStage',
    taskId: visit.task.taskId,
    visit: visit.visit,
    stage,
    action: entry.action,
    ...(entry.role === undefined ? {} : { role: entry.role }),
  });
}
