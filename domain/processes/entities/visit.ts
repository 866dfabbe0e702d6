import { defineEntity, p } from '@mikro-orm/postgresql';
import type { WaitingFor } from '../../../engine/model/effect.ts';

/** A visit of an element that waited: a token of the monitor. What passed through is in `instance_event` only. */
export const Visit = defineEntity({
  name: 'Visit',
  tableName: 'visit',
  indexes: [{ properties: ['elementId', 'state'] }],
  properties: {
    instanceId: p.uuid().primary(),
    epoch: p.integer().primary(),
    visit: p.integer().primary(),
    elementId: p.string().length(200),
    scope: p.integer(),
    /** The visit for which this event is armed: no token sits here. */
    armedFor: p.integer().nullable(),
    waitingFor: p.json().$type<WaitingFor>(),
    state: p.string().length(20).$type<'waiting' | 'completed' | 'cancelled' | 'error'>(),
    since: p.datetime(6),
    /** Waits longer than nine of ten did before; set by a job. */
    slow: p.boolean().default(false),
    leftAt: p.datetime(6).nullable(),
    seq: p.integer(),
  },
});
