import type { Scope } from '../model/state.ts';
import { isFrame, undoNext } from './compensation.ts';
import type { Run } from './kernel.ts';
import { close, consume, endInstance, nodeOf } from './tokens.ts';

/** The last token of a scope has ended: undoing goes on with the next completion, else the scope ends. */
export function scopeEmptied(run: Run, scope: Scope): void {
  if (scope.undo && undoNext(run, scope)) return;
  if (scope.visit === 0) {
    // Only an instance that is cancelled undoes in the scope of the process itself.
    endInstance(run, scope.undo ? 'cancelled' : 'completed');
    return;
  }
  const visit = run.state.visits[scope.visit]!;
  if (isFrame(visit)) {
    close(run, visit, 'completed');
    consume(run, visit.scope);
    return;
  }
  const node = nodeOf(run, visit);
  node.behavior.emptied!(run, node, visit);
}
