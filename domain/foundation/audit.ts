import { randomBytes } from 'node:crypto';
import { uuidv7From } from '../../contracts/ids.ts';
import type { CommandContext } from './context.ts';

/** A new row id. */
export function newId(at: Date = new Date()): string {
  return uuidv7From(at.getTime(), randomBytes(16));
}

/** What changed: `before` and `after` hold the changed fields only; `null` before means created. */
export interface Change {
  subject: string;
  ref: string;
  before: object | null;
  after: object | null;
  reason?: string;
}

/** Writes the audit entry of one changed record. Call it once per row, in the transaction of the change. */
export async function audit(context: CommandContext, action: string, change: Change): Promise<void> {
  await context.tx.query(
    `insert into audit_entry (id, at, actor, on_behalf_of, action, subject, ref, before, after, reason, origin)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      newId(context.at),
      context.at,
      context.actor.user,
      context.actor.onBehalfOf ?? null,
      action,
      change.subject,
      change.ref,
      change.before && JSON.stringify(change.before),
      change.after && JSON.stringify(change.after),
      change.reason ?? null,
      JSON.stringify(context.origin),
    ],
  );
}
