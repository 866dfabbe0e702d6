import type { OpenVisit } from '../model/state.ts';
import { evaluateCondition } from './expression.ts';
import { raise, settle } from './incidents.ts';
import type { Run } from './kernel.ts';
import { conditionOf } from './tokens.ts';
import { trigger } from './trigger.ts';
import { conditionScope } from './variables.ts';

/**
 * Asks the conditions that may have changed, oldest event first. One that has become true fires; it fires again only
 * after it was not true in between. While the instance is suspended nothing is asked: resuming asks all.
 */
export function checkConditions(run: Run): void {
  const { dirty, state } = run;
  while (dirty.size > 0) {
    const numbers = [...dirty].sort((a, b) => a - b);
    dirty.clear();
    for (const number of numbers) {
      const visit = state.visits[number];
      if (state.status === 'active' && visit?.condition) check(run, visit, visit.condition);
    }
  }
}

function check(run: Run, visit: OpenVisit, condition: { holds: boolean }): void {
  const holds = ask(run, visit);
  if (holds === null) return;
  const fires = holds && !condition.holds;
  condition.holds = holds;
  if (fires) trigger(run, visit, {});
}

/** An expression that fails is an incident, which ends by itself when the variables are right again. */
function ask(run: Run, visit: OpenVisit): boolean | null {
  try {
    const holds = evaluateCondition(run, conditionScope(run.state, visit), conditionOf(run, visit));
    settle(run, visit, 'retried');
    return holds;
  } catch (error) {
    if (!visit.incident) raise(run, visit, 'work', error);
    return null;
  }
}

/** Every condition is asked again. */
export function askAll(run: Run): void {
  for (const visits of Object.values(run.state.conditions ?? {})) for (const visit of visits) run.dirty.add(visit);
}
