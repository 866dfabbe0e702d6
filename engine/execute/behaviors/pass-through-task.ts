import type { PassThroughTask } from '../../model/process.ts';
import { activity, finish } from '../activity.ts';
import type { Behavior } from '../kernel.ts';
import { closeTask, openTask } from './user-task.ts';

/**
 * Undefined and manual tasks pass through and are recorded. A manual task with an instruction is shown to people and
 * waits until somebody has acknowledged it; no ladder reminds of it.
 */
export const passThroughTask: Behavior<PassThroughTask> = activity<PassThroughTask>({
  start(run, { element }, visit) {
    if (element.kind !== 'manualTask' || !element.instruction) return {};
    openTask(run, { id: element.id, assignment: element.assignment ?? {}, ladder: { stages: [] } }, visit);
    return null;
  },
  trigger(run, node, visit, variables) {
    closeTask(run, visit, 'completed');
    finish(run, node, visit, variables);
  },
  withdraw: (run, _node, visit, how) => closeTask(run, visit, how),
});
