import { continueAsNew, proxyActivities } from '@temporalio/workflow';
import type { SignalActivities } from '../activities/process/types.ts';

const { deliverSignalWindow } = proxyActivities<SignalActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Windows of one run; more receivers go on in the next, so that a history stays short. */
const WINDOWS = 100;

/** Brings one thrown signal to whoever waits for it, window by window in the order of instance ids. */
export async function broadcastSignal(
  broadcastId: string,
  after: string | null = null,
  delivered = 0,
): Promise<number> {
  let last = after;
  let total = delivered;
  for (let window = 0; window < WINDOWS; window++) {
    const sent = await deliverSignalWindow({ broadcastId, after: last, delivered: total });
    total += sent.count;
    if (sent.last === null) return total;
    last = sent.last;
  }
  return continueAsNew<typeof broadcastSignal>(broadcastId, last, total);
}
