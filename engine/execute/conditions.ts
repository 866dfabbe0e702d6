import type { Expression } from '../model/process.ts';
import type { InstanceState, OpenVisit } from '../model/state.ts';
import { feelOf, isFeel } from './expression.ts';
import type { Run } from './kernel.ts';
import { conditionKey } from './variables.ts';

/** The variables that decide about a condition; known when it is compiled. */
function readsOf(expression: Expression): readonly string[] {
  return isFeel(expression) ? feelOf(expression.slice(1)).reads : [];
}

/** From now on the visit's condition is asked whenever a variable that it reads changes, and once at first. */
export function watch(run: Run, visit: OpenVisit, expression: Expression): void {
  visit.condition = { holds: false };
  const index = (run.state.conditions ??= {});
  for (const name of readsOf(expression)) (index[conditionKey(name)] ??= []).push(visit.visit);
  run.dirty.add(visit.visit);
}

/** Takes a condition back. */
export function unwatch(state: InstanceState, visit: OpenVisit, expression: Expression): void {
  if (!visit.condition) return;
  delete visit.condition;
  for (const name of readsOf(expression)) {
    const key = conditionKey(name);
    const waiting = state.conditions?.[key] ?? [];
    const index = waiting.indexOf(visit.visit);
    if (index >= 0) waiting.splice(index, 1);
    if (waiting.length === 0) delete state.conditions?.[key];
  }
}
