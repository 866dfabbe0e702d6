import type { Tx } from '../../platform/database/database.ts';
import { wakeSoon } from '../../platform/live/wake.ts';

/** A change that browsers may want to see; `scope` has the attributes that permission conditions speak of. */
export interface Hint {
  subject: string;
  ref: string;
  version: number;
  scope?: object;
}

/**
 * Records live hints in the transaction of the change; the API finds them after the commit. A transaction that is not
 * of `Database.transaction` calls `wakeSoon` itself after its commit, or waits for the next poll.
 */
export async function hint(tx: Pick<Tx, 'query'> & Partial<Pick<Tx, 'afterCommit'>>, ...hints: Hint[]): Promise<void> {
  if (hints.length === 0) return;
  await tx.query(
    `insert into live_hint (subject, ref, version, scope)
     select h.subject, h.ref, h.version, coalesce(h.scope, '{}'::jsonb)
     from jsonb_to_recordset($1::jsonb) as h(subject text, ref text, version int, scope jsonb)`,
    [JSON.stringify(hints)],
  );
  tx.afterCommit?.(wakeSoon);
}
