import { askAll } from '../condition-check.ts';
import type { Handler } from '../handler.ts';
import { refusal } from '../refusals.ts';

/** Goes on; what arrived meanwhile is taken up by the step itself, overdue deadlines by the next `deadline`. */
export const resume: Handler<'resume'> = {
  whileSuspended: 'run',
  refuse: ({ state }) =>
    state.status === 'suspended' ? null : refusal('instance-not-suspended', 'the instance is not suspended'),
  apply(run) {
    run.state.status = 'active';
    run.trace.push({ type: 'state', state: 'active' });
    askAll(run);
  },
};
