import type { Delta } from '../../../engine/model/delta.ts';
import type { TraceEntry } from '../../../engine/model/effect.ts';
import { addEffect, instant } from './effect-rows.ts';
import type { ProjectionRows } from './row-types.ts';

/** Turns deltas of one instance, in order, into rows. Pure: the same deltas always make the same rows. */
export function projectionRows(instanceId: string, deltas: Delta[]): ProjectionRows {
  const last = deltas.at(-1)!;
  const rows: ProjectionRows = {
    events: [],
    instance: {
      epoch: last.epoch,
      seq: last.seq,
      state: null,
      ended_at: null,
      last_moved_at: instant(last.event!.at),
      next_deadline: last.nextDeadline === null ? null : instant(last.nextDeadline),
      business_key: null,
    },
    tasks: new Map(),
    taskPatches: new Map(),
    visits: new Map(),
    visitPatches: new Map(),
    subscriptions: new Map(),
    unsubscribed: [],
    incidents: new Map(),
    incidentPatches: [],
    notifications: [],
    messages: [],
    signals: [],
    delivered: [],
    receivers: [],
    commands: [],
    variables: {},
  };
  for (const delta of deltas) addDelta(rows, instanceId, delta);
  return rows;
}

function addDelta(rows: ProjectionRows, instanceId: string, delta: Delta): void {
  const event = delta.event!;
  rows.events.push({
    epoch: delta.epoch,
    seq: delta.seq,
    at: instant(event.at),
    type: event.type,
    actor: event.actor?.user ?? null,
    command_id: delta.commandId ?? null,
    behaviour: delta.behaviour,
    event,
    trace: delta.trace,
    effects: delta.effects,
  });
  if ((event.type === 'deliverMessage' || event.type === 'start') && event.messageId)
    rows.delivered.push(event.messageId);
  if (event.type === 'deliverMessage') rows.receivers.push({ id: event.subscriptionId, name: event.name });
  if (delta.commandId) rows.commands.push(delta.commandId);
  if (delta.businessKey !== undefined) rows.instance.business_key = delta.businessKey;
  for (const entry of delta.trace) addTrace(rows, delta, entry);
  for (const effect of delta.effects) addEffect(rows, instanceId, delta, effect);
}

function addTrace(rows: ProjectionRows, delta: Delta, entry: TraceEntry): void {
  const at = instant(delta.event!.at);
  switch (entry.type) {
    case 'waiting': {
      const { visit, elementId, scope } = entry;
      rows.visitPatches.delete(visit);
      const known = rows.visits.get(visit);
      rows.visits.set(visit, {
        ...{ visit, epoch: delta.epoch, seq: delta.seq, element_id: elementId, scope },
        ...{
          armed_for: entry.armedFor ?? null,
          waiting_for: entry.for,
          state: 'waiting',
          since: known?.since ?? at,
          left_at: null,
        },
      });
      break;
    }
    case 'left': {
      const patch = { visit: entry.visit, seq: delta.seq, state: entry.how, left_at: at };
      const known = rows.visits.get(entry.visit);
      if (known) Object.assign(known, patch);
      rows.visitPatches.set(entry.visit, patch);
      break;
    }
    case 'variables':
      if (entry.scope === 0) Object.assign(rows.variables, entry.values);
      break;
    case 'state':
      rows.instance.state = entry.state;
      break;
    case 'entered':
    case 'note':
      break;
  }
}
