import type { ServiceTask } from '../../model/process.ts';
import { activity } from '../activity.ts';
import type { Behavior } from '../kernel.ts';
import { callService, cancelService } from '../service-call.ts';

/** Calls a service of the catalogue; its result becomes the completion variables. */
export const serviceTask: Behavior<ServiceTask> = activity<ServiceTask>({
  start(run, node, visit) {
    callService(run, visit, node.element);
    return null;
  },
  repeat: (run, node, visit) => callService(run, visit, node.element),
  withdraw: (run, _node, visit) => cancelService(run, visit),
});
