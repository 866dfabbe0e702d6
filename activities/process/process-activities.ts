import { ApplicationFailure } from '@temporalio/common';
import { failureTypes } from '../../contracts/processes/names.ts';
import { cancelChild, notifyParent, projectAndFollow, startChild } from '../../domain/processes/index.ts';
import type { ProcessEngine } from '../../domain/processes/index.ts';
import { atCrashPoint } from '../../platform/crash-points/crash-points.ts';
import { asFailure } from '../as-failure.ts';
import type { ProcessActivities } from './types.ts';

/** Activities of `runProcess` besides catalogue services. */
export function processActivities(engine: ProcessEngine): ProcessActivities {
  return {
    flushDeltas: ({ instanceId, deltas }) =>
      atCrashPoint('flush.write', () => projectAndFollow(engine, instanceId, deltas)),

    startCalledProcess: ({ parent, call, at, actor }) => asFailure(() => startChild(engine, parent, call, at, actor)),

    cancelCalledProcess: ({ childInstanceId, commandId, at }) =>
      asFailure(() => cancelChild(engine, childInstanceId, commandId, at)),

    async notifyParent(notification) {
      const outcome = await notifyParent(engine, notification);
      if (outcome.state === 'done') return;
      if (outcome.state === 'refused') {
        // The parent no longer waits for this child: there is nobody to tell.
        throw ApplicationFailure.nonRetryable(outcome.refusal.message, failureTypes.refused);
      }
      throw ApplicationFailure.retryable(`the parent has not answered (${outcome.state})`, 'NO_ANSWER');
    },
  };
}
