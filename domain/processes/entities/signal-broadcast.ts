import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Actor } from '../../../engine/model/event.ts';
import type { JsonObject } from '../../../contracts/json.ts';

/** A signal that was thrown; a workflow brings it to whoever waited at that moment. */
export const SignalBroadcast = defineEntity({
  name: 'SignalBroadcast',
  tableName: 'signal_broadcast',
  indexes: [{ properties: ['state'] }],
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(255),
    variables: p.json().$type<JsonObject>(),
    actor: p.json().$type<Actor>().nullable(),
    state: p.string().length(20).$type<'pending' | 'running' | 'done'>(),
    at: p.datetime(6),
    receivers: p.integer().nullable(),
  },
});
