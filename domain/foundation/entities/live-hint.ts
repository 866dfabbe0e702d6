import { defineEntity, p } from '@mikro-orm/postgresql';

/** "Something changed": what a browser refetches. Ordered by `(xid, id)` below the oldest running transaction. */
export const LiveHint = defineEntity({
  name: 'LiveHint',
  tableName: 'live_hint',
  indexes: [{ properties: ['xid', 'id'] }, { properties: ['at'] }],
  properties: {
    id: p.bigint().primary().autoincrement(),
    xid: p.type('bigint').columnType('xid8').defaultRaw('pg_current_xact_id()'),
    at: p.datetime(6).defaultRaw('now()'),
    /** CASL subject, such as `Task`. */
    subject: p.string().length(60),
    ref: p.string().length(100),
    version: p.integer(),
    /** The attributes of the record that permission conditions speak of. */
    scope: p.json(),
  },
});
