import { defineEntity, p } from '@mikro-orm/postgresql';

/** A request under its `Idempotency-Key`: running, or answered. Kept for 7 days. */
export const RequestKey = defineEntity({
  name: 'RequestKey',
  tableName: 'request_key',
  indexes: [{ properties: ['startedAt'] }],
  properties: {
    userId: p.uuid().primary(),
    /** Method and path pattern. */
    route: p.string().length(200).primary(),
    key: p.string().length(200).primary(),
    /** Of path, query and body. */
    hash: p.string().length(64),
    /** Number of the process that runs it; its presence lock tells whether it still does. */
    owner: p.integer(),
    startedAt: p.datetime(6),
    finishedAt: p.datetime(6).nullable(),
    status: p.integer().nullable(),
    contentType: p.string().length(100).nullable(),
    body: p.text().nullable(),
  },
});
