import { WorkflowNotFoundError } from '@temporalio/client';
import { follow, readBroadcast, signalReceivers, startBySignal } from '../../domain/processes/index.ts';
import type { Broadcast, ProcessEngine } from '../../domain/processes/index.ts';
import type { SignalActivities } from './types.ts';

/** Receivers of one activity: short enough to end well within its time. */
const WINDOW = 50;

/** Activities of `broadcastSignal`. Repeating a window is harmless: instances know the signals they have seen. */
export function signalActivities(engine: ProcessEngine): SignalActivities {
  return {
    async deliverSignalWindow({ broadcastId, after, delivered }) {
      const broadcast = await readBroadcast(engine.database, broadcastId);
      if (after === null) {
        follow(engine, await engine.database.transaction((tx) => startBySignal(tx, broadcast)));
      }
      const receivers = await signalReceivers(engine.database, broadcast.name, after, WINDOW);
      await Promise.all(receivers.map((instanceId) => deliver(engine, instanceId, broadcast)));
      if (receivers.length === WINDOW) return { last: receivers.at(-1)!, count: receivers.length };
      await engine.database.query(`update signal_broadcast set state = 'done', receivers = $2 where id = $1`, [
        broadcastId,
        delivered + receivers.length,
      ]);
      return { last: null, count: receivers.length };
    },
  };
}

async function deliver(engine: ProcessEngine, instanceId: string, broadcast: Broadcast): Promise<void> {
  try {
    await engine.runtime.deliverSignal(instanceId, {
      type: 'deliverSignal',
      at: Date.now(),
      broadcastId: broadcast.id,
      name: broadcast.name,
      variables: broadcast.variables,
      ...(broadcast.actor ? { actor: broadcast.actor } : {}),
    });
  } catch (error) {
    // It ended meanwhile: a signal is for whoever waits now.
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
