import type { EventElement, SubProcess } from '../../model/process.ts';
import type { OpenVisit } from '../../model/state.ts';
import { activity, finish } from '../activity.ts';
import { interrupt } from '../armed-events.ts';
import type { Behavior, Node, Run } from '../kernel.ts';
import { embedded } from './sub-process.ts';

/**
 * A subprocess that can be cancelled: what was completed inside is undone, then the token goes on from its cancel
 * boundary event. An error that leaves it (hazard) undoes nothing.
 */
export const transaction: Behavior<SubProcess> = activity<SubProcess>({
  ...embedded,
  emptied(run, node, visit) {
    if (run.state.scopes[visit.visit]!.undo) leaveCancelled(run, node, visit);
    else finish(run, node, visit, {});
  },
});

function leaveCancelled(run: Run, node: Node, visit: OpenVisit): void {
  const boundary = node.boundaries.find(({ element }) =>
    (element as EventElement).definitions.some(({ type }) => type === 'cancel'),
  );
  interrupt(run, boundary as Node<EventElement>, visit, {}, 'cancelled');
}
