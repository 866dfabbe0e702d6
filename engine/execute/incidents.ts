import type { OpenIncident, OpenVisit } from '../model/state.ts';
import { EngineError } from './engine-error.ts';
import { SLOT, idFor } from './ids.ts';
import type { Run } from './kernel.ts';
import { wait } from './wait.ts';

/** Parks a visit as an incident; everything else in the instance goes on. */
export function raise(run: Run, visit: OpenVisit, stage: OpenIncident['stage'], error: unknown): void {
  const { code, message, detail } = describe(error);
  const count = visit.incidents ?? 0;
  visit.incidents = count + 1;
  const incidentId = idFor(run, visit, SLOT.incident + count);
  visit.incident = { incidentId, code, message, stage };
  run.state.visits[visit.visit] = visit;
  run.effects.push({
    type: 'raiseIncident',
    incidentId,
    visit: visit.visit,
    elementId: visit.elementId,
    code,
    message,
    ...(Object.keys(detail).length > 0 ? { detail } : {}),
  });
  // A task stays open beside its incident; a token that waits for nothing else waits for its repair.
  if (visit.waitingFor === null) wait(run, visit, { kind: 'incident', incidentId });
}

/** Closes the incident of a visit, if it has one. */
export function settle(run: Run, visit: OpenVisit, how: 'retried' | 'skipped' | 'thrown' | 'cancelled'): void {
  const incident = visit.incident;
  if (!incident) return;
  delete visit.incident;
  if (visit.waitingFor?.kind === 'incident') visit.waitingFor = null;
  run.effects.push({ type: 'resolveIncident', incidentId: incident.incidentId, visit: visit.visit, how });
}

function describe(error: unknown): Pick<EngineError, 'code' | 'message' | 'detail'> {
  if (error instanceof EngineError) return error;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: 'engine-failure', message, detail: {} };
}
