import { defineEntity, p } from '@mikro-orm/postgresql';

/** One change of one record. `position` and `hash` are set by the sealing job; a sealed entry never changes. */
export const AuditEntry = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  indexes: [{ properties: ['subject', 'ref', 'at'] }, { properties: ['actor', 'at'] }, { properties: ['at'] }],
  properties: {
    id: p.uuid().primary(),
    at: p.datetime(6),
    actor: p.string().length(100),
    onBehalfOf: p.string().length(100).nullable(),
    /** Command or verb that made the change, such as `production.report-work`. */
    action: p.string().length(100),
    subject: p.string().length(60),
    /** Id of the record. */
    ref: p.string().length(100),
    before: p.json().nullable(),
    after: p.json().nullable(),
    reason: p.text().nullable(),
    origin: p.json(),
    /** Transaction that wrote it; the sealer reads in this order, below the oldest running transaction. */
    xid: p.type('bigint').columnType('xid8').defaultRaw('pg_current_xact_id()'),
    position: p.bigint().nullable().unique(),
    hash: p.string().length(64).nullable(),
  },
});
