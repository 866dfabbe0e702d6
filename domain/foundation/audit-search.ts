import type { ListSpec } from './list.ts';

/** The audit, newest first. `position` is the place in the chain, missing until sealed. */
export const auditList: ListSpec = {
  from: 'audit_entry t',
  columns: {
    at: 't.at',
    actor: 't.actor',
    onBehalfOf: 't.on_behalf_of',
    action: 't.action',
    subject: 't.subject',
    ref: 't.ref',
    before: 't.before',
    after: 't.after',
    reason: 't.reason',
    origin: 't.origin',
    position: 't.position::text',
    hash: 't.hash',
  },
  filters: {
    subject: 't.subject = ?',
    ref: 't.ref = ?',
    actor: '(t.actor = ? or t.on_behalf_of = ?)',
    action: 't.action = ?',
    from: 't.at >= (?)::timestamptz',
    until: 't.at < (?)::timestamptz',
  },
  sorts: { at: { sql: 't.at', type: 'timestamptz' } },
  defaultSort: '-at',
};
