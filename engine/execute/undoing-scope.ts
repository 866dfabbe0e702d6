import type { Completion, InstanceState, OpenVisit } from '../model/state.ts';
import { formerValues } from './former-values.ts';
import type { Run } from './kernel.ts';

/** Opens the variables of an activity that is undone as they were when it was completed. */
export function openUndoing(run: Run, visit: OpenVisit, completion: Completion): void {
  const { scope, number, locals = {}, history, inside } = completion;
  const isFrame = visit.elementId === completion.elementId;
  const former = formerValues(run.state, scope, number);
  run.state.scopes[visit.visit] = {
    visit: visit.visit,
    elementId: visit.elementId,
    parent: scope,
    variables: { ...locals },
    open: 0,
    former,
    ...(isFrame && history ? { history } : {}),
    ...(isFrame && inside ? { completed: inside.map((one) => ({ ...one, scope: visit.visit })) } : {}),
  };
  const undoing = (run.state.undoing ??= []);
  if (!undoing.includes(visit.visit)) undoing.push(visit.visit);
  run.trace.push({ type: 'variables', scope: visit.visit, values: { ...former, ...locals } });
}

/** Undoing is over, or begins once more. */
export function closeUndoing(state: InstanceState, visit: OpenVisit): void {
  const left = state.undoing?.filter((other) => other !== visit.visit);
  if (left?.length) state.undoing = left;
  else delete state.undoing;
}
