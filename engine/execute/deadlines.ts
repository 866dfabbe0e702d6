import type { Deadline, InstanceState, OpenVisit } from '../model/state.ts';
import type { Run } from './kernel.ts';

/** Slot of an element's own timer; rungs of a ladder have the slots above. */
export const OWN_TIMER = 0;

/** Arms or moves a deadline of a visit. */
export function arm(run: Run, visit: OpenVisit, slot: number, at: number): void {
  const own = visit.timers?.find((timer) => timer.slot === slot);
  if (own?.at === at) return;
  if (own) {
    remove(run.state, { at: own.at, visit: visit.visit, slot });
    own.at = at;
  } else {
    (visit.timers ??= []).push({ slot, at });
  }
  insert(run.state, { at, visit: visit.visit, slot });
  run.effects.push({ type: 'setDeadline', visit: visit.visit, elementId: visit.elementId, slot, at });
}

/** Clears one deadline of a visit, if armed. */
export function disarm(run: Run, visit: OpenVisit, slot: number): void {
  const index = visit.timers?.findIndex((timer) => timer.slot === slot) ?? -1;
  if (index < 0) return;
  const [own] = visit.timers!.splice(index, 1);
  remove(run.state, { at: own!.at, visit: visit.visit, slot });
  run.effects.push({ type: 'setDeadline', visit: visit.visit, elementId: visit.elementId, slot, at: null });
}

/** Clears all deadlines of a visit. */
export function disarmAll(run: Run, visit: OpenVisit): void {
  while (visit.timers?.length) disarm(run, visit, visit.timers[0]!.slot);
}

/** Takes the oldest deadline due at `at`, or `null`. Its own bookkeeping is cleared; the effect too says so. */
export function takeDue(run: Run, at: number): Deadline | null {
  const first = run.state.deadlines[0];
  if (!first || first.at > at) return null;
  const visit = run.state.visits[first.visit];
  if (visit) disarm(run, visit, first.slot);
  else run.state.deadlines.shift();
  return first;
}

function compare(a: Deadline, b: Deadline): number {
  return a.at - b.at || a.visit - b.visit || a.slot - b.slot;
}

/** Index of the first deadline that is not before `deadline`. */
function position(deadlines: readonly Deadline[], deadline: Deadline): number {
  let low = 0;
  let high = deadlines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(deadlines[middle]!, deadline) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(state: InstanceState, deadline: Deadline): void {
  state.deadlines.splice(position(state.deadlines, deadline), 0, deadline);
}

function remove(state: InstanceState, deadline: Deadline): void {
  const index = position(state.deadlines, deadline);
  const found = state.deadlines[index];
  if (found && compare(found, deadline) === 0) state.deadlines.splice(index, 1);
}
