import type { Completion, OpenVisit, Scope } from '../model/state.ts';
import type { Node, Run } from './kernel.ts';
import { nodeOf } from './tokens.ts';

/**
 * Remembers an activity that is completed and can be undone; to be said before its visit is closed. What undoing has
 * done is not undone.
 */
export function remember(run: Run, node: Node, visit: OpenVisit): void {
  if (!node.undoing || visit.undoes) return;
  const own = run.state.scopes[visit.visit];
  const { handler, event } = node.undoing;
  if (!handler && !event && !own?.completed?.length) return;
  const number = (run.state.completions ?? 0) + 1;
  run.state.completions = number;
  const completion: Completion = {
    ...contentOf(own),
    elementId: node.id,
    visit: visit.visit,
    scope: visit.scope,
    number,
  };
  (run.state.scopes[visit.scope]!.completed ??= []).push(completion);
}

function contentOf(own: Scope | undefined): Pick<Completion, 'locals' | 'inside' | 'history'> {
  if (!own) return {};
  return {
    ...(Object.keys(own.variables).length > 0 ? { locals: own.variables } : {}),
    ...(own.completed?.length ? { inside: own.completed } : {}),
    ...(own.history ? { history: own.history } : {}),
  };
}

/**
 * The instances or rounds of an activity are undone one by one, once the whole is completed. Others may have been
 * completed between them.
 */
export function mergeCompletions(run: Run, body: OpenVisit): void {
  const { completed } = run.state.scopes[body.visit]!;
  if (!completed?.length || body.undoes) return;
  const moved = completed.map((completion) => ({ ...completion, scope: body.scope }));
  const around = (run.state.scopes[body.scope]!.completed ??= []);
  around.push(...moved);
  around.sort(byCompletion);
}

function byCompletion(a: Completion, b: Completion): number {
  return a.number - b.number;
}

/**
 * Everything inside a scope that can be undone when the scope is cancelled: what was completed, what was completed
 * inside subprocesses that are still running, and what was about to be undone. In order of completion; subprocesses
 * still running last.
 */
export function allCompletions(run: Run, scope: Scope): Completion[] {
  const done = scope.completed ?? [];
  delete scope.completed;
  const running = Object.values(run.state.visits)
    .filter((visit) => visit.scope === scope.visit && visit.host === undefined && run.state.scopes[visit.visit])
    .flatMap((visit) => interrupted(run, visit));
  const all = [...(scope.undo?.left ?? []), ...done, ...running].sort(byCompletion);
  const visit = run.state.visits[scope.visit];
  // Instances and rounds are undone as parts of what is around the whole.
  return visit?.loop ? all.map((completion) => ({ ...completion, scope: visit.scope })) : all;
}

/**
 * A running subprocess counts as completed so far; of a repeated activity its instances do, and of an event that undoes
 * what it has not undone.
 */
function interrupted(run: Run, visit: OpenVisit): Completion[] {
  const { undoes } = visit;
  if (undoes && undoes.elementId !== visit.elementId) return [];
  const own = run.state.scopes[visit.visit]!;
  const inside = allCompletions(run, own);
  if (inside.length === 0) return [];
  if (visit.loop || !('boundaries' in nodeOf(run, visit).element)) return inside;
  const content = { ...contentOf(own), inside, partial: true } as const;
  if (undoes) return [{ ...undoes, ...content }];
  const number = (run.state.completions ?? 0) + 1;
  run.state.completions = number;
  return [{ ...content, elementId: visit.elementId, visit: visit.visit, scope: visit.scope, number }];
}
