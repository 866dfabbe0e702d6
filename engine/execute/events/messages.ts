import type { Handler } from '../handler.ts';
import { notOpen, openVisit, refusal, refuseVariables } from '../refusals.ts';
import { rememberConsumed } from '../seen.ts';
import { signalKey } from '../subscriptions.ts';
import { trigger } from '../trigger.ts';

/** A message reaches the one subscription it was assigned to. */
export const deliverMessage: Handler<'deliverMessage'> = {
  whileSuspended: 'refuse',
  refuse({ state }, event) {
    if (state.seen.includes(event.messageId)) {
      return refusal('message-consumed', `message ${event.messageId} was taken before`);
    }
    const visit = openVisit(state, event.visit);
    if (!visit) return notOpen(event.visit);
    if (visit.subscription?.subscriptionId !== event.subscriptionId || visit.subscription.name !== event.name) {
      return refusal('not-waiting', `${visit.elementId} does not wait for message ${event.name}`);
    }
    return refuseVariables(event.variables);
  },
  apply(run, event) {
    rememberConsumed(run.state, event.messageId);
    trigger(run, run.state.visits[event.visit]!, event.variables);
  },
};

/** A signal reaches everything in this instance that waits for its name. */
export const deliverSignal: Handler<'deliverSignal'> = {
  whileSuspended: 'refuse',
  refuse({ state }, event) {
    if (state.seen.includes(event.broadcastId)) {
      return refusal('message-consumed', `signal ${event.broadcastId} was taken before`);
    }
    if (!state.signals[signalKey(event.name)]) return refusal('not-waiting', `nothing waits for signal ${event.name}`);
    return refuseVariables(event.variables);
  },
  apply(run, event) {
    rememberConsumed(run.state, event.broadcastId);
    const waiting = [...run.state.signals[signalKey(event.name)]!];
    for (const number of waiting) {
      // An interrupting catch before this one may have cancelled it.
      const visit = openVisit(run.state, number);
      if (visit?.subscription?.name === event.name) trigger(run, visit, event.variables);
    }
  },
};
