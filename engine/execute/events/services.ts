import { EngineError } from '../engine-error.ts';
import type { Handler } from '../handler.ts';
import { raise, settle } from '../incidents.ts';
import { notOpen, openVisit, refusal } from '../refusals.ts';
import { takeResult } from '../trigger.ts';

/** A service has answered. */
export const completeService: Handler<'completeService'> = {
  whileSuspended: 'hold',
  refuse({ state }, event) {
    const visit = openVisit(state, event.visit);
    if (!visit) return notOpen(event.visit);
    if (visit.waitingFor?.kind !== 'service') {
      return refusal('not-waiting', `${visit.elementId} does not wait for a service`);
    }
    return null;
  },
  apply: (run, event) => takeResult(run, run.state.visits[event.visit]!, event.result ?? {}),
};

/** A service, or the start of a called process, has failed for technical reasons after all attempts. */
export const failService: Handler<'failService'> = {
  whileSuspended: 'hold',
  refuse({ state }, event) {
    const visit = openVisit(state, event.visit);
    if (!visit) return notOpen(event.visit);
    const kind = visit.waitingFor?.kind;
    if (kind !== 'service' && kind !== 'child') {
      return refusal('not-waiting', `${visit.elementId} does not wait for a service`);
    }
    return null;
  },
  apply(run, event) {
    const visit = run.state.visits[event.visit]!;
    settle(run, visit, 'retried');
    visit.waitingFor = null;
    delete visit.childInstanceId;
    const detail = event.code === undefined ? {} : { failure: event.code };
    raise(run, visit, 'work', new EngineError('service-failed', event.message, detail));
  },
};
