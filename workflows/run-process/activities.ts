import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { ActivityOptions } from '@temporalio/workflow';
import { failureTypes } from '../../contracts/processes/names.ts';
import type { CallService } from '../../engine/model/effect.ts';
import type { ServiceAnswer, ServiceCall } from '../../engine/model/protocol.ts';
import type { ProcessActivities } from '../../activities/process/types.ts';

/** Nothing pending may hold up continue-as-new: an activity ends within two minutes, retries included. */
const withinTwoMinutes = {
  startToCloseTimeout: '30 seconds',
  scheduleToCloseTimeout: '2 minutes',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '20 seconds' },
} satisfies ActivityOptions;

/** Projection inside the workflow task: one marker in history; gives up fast, since nothing else moves meanwhile. */
export const local = proxyLocalActivities<Pick<ProcessActivities, 'flushDeltas'>>({
  startToCloseTimeout: '3 seconds',
  scheduleToCloseTimeout: '4 seconds',
  retry: { initialInterval: '50 milliseconds', maximumAttempts: 2 },
});

export const remote = proxyActivities<ProcessActivities>(withinTwoMinutes);

type Services = Record<string, (call: ServiceCall) => Promise<ServiceAnswer>>;

/** Carries out one catalogue service; `queue:activity` names the task queue of a worker in any language. */
export function callService(effect: CallService, call: ServiceCall): Promise<ServiceAnswer> {
  const separator = effect.taskType.indexOf(':');
  const name = effect.taskType.slice(separator + 1);
  const services = proxyActivities<Services>({
    ...withinTwoMinutes,
    ...(separator < 0 ? {} : { taskQueue: effect.taskType.slice(0, separator) }),
    retry: {
      ...withinTwoMinutes.retry,
      maximumAttempts: Math.max(1, effect.retries),
      nonRetryableErrorTypes: [failureTypes.refused],
    },
  });
  return services[name]!(call);
}
