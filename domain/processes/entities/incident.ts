import { defineEntity, p } from '@mikro-orm/postgresql';
import type { JsonObject } from '../../../contracts/json.ts';

/** A token that cannot go on without help. */
export const Incident = defineEntity({
  name: 'Incident',
  tableName: 'incident',
  indexes: [{ properties: ['instanceId'] }, { properties: ['state', 'raisedAt'] }],
  properties: {
    id: p.uuid().primary(),
    instanceId: p.uuid(),
    visit: p.integer(),
    elementId: p.string().length(200),
    processKey: p.string().length(200),
    code: p.string().length(100),
    message: p.text(),
    detail: p.json().$type<JsonObject>().nullable(),
    state: p.string().length(20).$type<'open' | 'resolved'>(),
    resolution: p.string().length(20).nullable(),
    raisedAt: p.datetime(6),
    resolvedAt: p.datetime(6).nullable(),
    seq: p.integer(),
  },
});
