import type { PostingKind } from '../../contracts/inventory/vocabulary.ts';
import { noLot } from '../../contracts/inventory/vocabulary.ts';
import { audit, findRows, hint, newId } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { fault } from '../../contracts/errors.ts';
import { StockMove, StockPosting } from './entities/index.ts';
import { asLedger } from './ledger-faults.ts';

/** One double entry. `lotId` is left out for items that are not kept by lot. */
export interface Move {
  itemId: string;
  lotId?: string | undefined;
  fromId: string;
  toId: string;
  quantity: string;
  /** How much of it was reserved at `fromId` and is used up by this move. */
  reserved?: string | undefined;
}

/** What made the posting. */
export interface Source {
  kind: string;
  id: string | null;
  code: string | null;
}

export interface Posting {
  plantId: string;
  kind: PostingKind;
  source: Source;
  moves: readonly Move[];
  reason?: string | undefined;
  /** When it happened; default: now. */
  occurredAt?: Date | undefined;
  reversesId?: string;
}

/**
 * Writes moves and balances in one statement. Not a command of its own: commands call it once, as their last write,
 * because its locks come after all others.
 */
export async function postStock(context: CommandContext, posting: Posting): Promise<string> {
  const id = newId(context.at);
  const header = {
    id,
    plantId: posting.plantId,
    kind: posting.kind,
    sourceKind: posting.source.kind,
    sourceId: posting.source.id,
    sourceCode: posting.source.code,
    reason: posting.reason ?? null,
    reversesId: posting.reversesId ?? null,
    occurredAt: posting.occurredAt ?? context.at,
    postedAt: context.at,
    postedBy: context.actor.user,
    onBehalfOf: context.actor.onBehalfOf ?? null,
  };
  const moves = posting.moves.map((move, index) => ({ line: index + 1, ...move }));
  await asLedger(
    context.tx.query('select post_stock($1::jsonb, $2::jsonb)', [JSON.stringify(header), JSON.stringify(moves)]),
  );
  const after = { kind: posting.kind, source: posting.source, moves: posting.moves };
  await audit(context, `inventory.post-${posting.kind}`, { subject: 'StockMove', ref: id, before: null, after });
  await hint(context.tx, { subject: 'StockMove', ref: id, version: 1, scope: { plantId: posting.plantId } });
  return id;
}

/** Takes a posting back by its exact opposite. A posting is reversed once. */
export async function reversePosting(
  context: CommandContext,
  postingId: string,
  source: Source,
  reason?: string,
): Promise<string> {
  const [posting] = await findRows(context.tx, StockPosting, { id: postingId });
  if (!posting) throw fault('not-found', { detail: `no posting ${postingId}` });
  const moves = await findRows(context.tx, StockMove, { postingId }, { line: 'asc' });
  return postStock(context, {
    plantId: posting.plantId,
    kind: 'reversal',
    source,
    reason,
    reversesId: postingId,
    moves: moves.map(({ itemId, lotId, fromId, toId, quantity }) => ({
      itemId,
      lotId: lotId === noLot ? undefined : lotId,
      fromId: toId,
      toId: fromId,
      quantity,
    })),
  });
}

/** Postings that a record made and that are not taken back. */
export async function openPostingsOf(context: CommandContext, sourceId: string): Promise<string[]> {
  const rows = await context.tx.query<{ id: string }>(
    `select p.id from stock_posting p where p.source_id = $1 and p.kind <> 'reversal'
       and not exists (select from stock_posting r where r.reverses_id = p.id) order by p.posted_at, p.id`,
    [sourceId],
  );
  return rows.map((row) => row.id);
}
