import type { SendTask } from '../../model/process.ts';
import { activity } from '../activity.ts';
import type { Behavior } from '../kernel.ts';
import { ownVariables } from '../mappings.ts';
import { throwMessage } from '../message-throw.ts';

/** Throws a message and passes straight on. */
export const sendTask: Behavior<SendTask> = activity<SendTask>({
  start(run, node, visit) {
    throwMessage(run, visit, node.element.message, ownVariables(run, visit, node.element.inputs));
    return {};
  },
});
