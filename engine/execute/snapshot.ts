import type { CompiledProcess } from '../model/process.ts';
import type { Snapshot, SnapshotIncident, SnapshotSubscription, SnapshotVisit } from '../model/snapshot.ts';
import type { InstanceState, OpenVisit } from '../model/state.ts';

/** What the instance truly is, for a reconciler that compares it with rows. */
export function snapshot(_process: CompiledProcess, state: InstanceState): Snapshot {
  const visits = Object.values(state.visits);
  return {
    instanceId: state.instanceId,
    epoch: state.epoch,
    seq: state.seq,
    status: state.status,
    businessKey: state.businessKey,
    tasks: visits.flatMap((visit) => (visit.task ? [openTask(state, visit)] : [])),
    visits: visits.map(openVisit),
    incidents: visits.flatMap(incident),
    subscriptions: visits.flatMap(subscription),
    deadlines: state.deadlines.map((entry) => ({ ...entry, elementId: state.visits[entry.visit]?.elementId ?? '' })),
    scopes: Object.values(state.scopes).map(({ visit, elementId, parent, variables }) => ({
      visit,
      elementId,
      parent,
      variables,
    })),
  };
}

function openTask(state: InstanceState, visit: OpenVisit): Snapshot['tasks'][number] {
  const locals = state.scopes[visit.visit]?.variables;
  return locals ? { ...visit.task!, locals } : visit.task!;
}

function openVisit(visit: OpenVisit): SnapshotVisit {
  const { visit: number, elementId, scope, enteredAt, waitingFor, host } = visit;
  const base = { visit: number, elementId, scope, enteredAt, waitingFor };
  return host === undefined ? base : { ...base, armedFor: host };
}

function incident({ visit, elementId, incident: open }: OpenVisit): SnapshotIncident[] {
  if (!open) return [];
  return [{ incidentId: open.incidentId, visit, elementId, code: open.code, message: open.message }];
}

function subscription({ visit, elementId, subscription: open }: OpenVisit): SnapshotSubscription[] {
  return open ? [{ ...open, visit, elementId }] : [];
}
