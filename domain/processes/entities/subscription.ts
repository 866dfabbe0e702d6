import { defineEntity, p } from '@mikro-orm/postgresql';

/** Somebody waits for a message or signal: an open visit, or a start event of the newest version of a process. */
export const Subscription = defineEntity({
  name: 'Subscription',
  tableName: 'subscription',
  indexes: [{ properties: ['instanceId'] }, { properties: ['processKey'] }],
  properties: {
    id: p.uuid().primary(),
    kind: p.string().length(10).$type<'message' | 'signal'>(),
    name: p.string().length(255),
    /** `null` for a signal, and for a message that correlates by business key or by name alone. */
    correlationKey: p.string().length(255).nullable(),
    /** `null` for a start event. */
    instanceId: p.uuid().nullable(),
    visit: p.integer().nullable(),
    businessKey: p.string().length(255).nullable(),
    processKey: p.string().length(200),
    elementId: p.string().length(200),
    /** At a start event: which of its definitions this is; `null` for a visit. */
    definition: p.integer().nullable(),
    open: p.boolean().default(true),
    since: p.datetime(6),
    seq: p.integer(),
  },
});
