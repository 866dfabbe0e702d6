import type { Database } from '../../platform/database/database.ts';
import { settledBelow } from '../../platform/database/settled.ts';
import type { Position } from './position.ts';

/** A hint as stored, with its place. */
export interface StoredHint {
  position: Position;
  subject: string;
  ref: string;
  version: number;
  scope: object;
}

interface HintRow {
  xid: string;
  id: string;
  subject: string;
  ref: string;
  version: number;
  scope: object;
}

/**
 * Hints after a place, in order, below the oldest running transaction only: whoever commits later has a higher place,
 * so that reading on from a place never skips anything.
 */
export async function readHints(database: Database, after: Position, limit: number): Promise<StoredHint[]> {
  const below = await settledBelow(database);
  const rows = await database.query<HintRow>(
    `select xid::text, id::text, subject, ref, version, scope from live_hint
     where (xid, id) > ($1::text::xid8, $2::bigint) and xid < $3::text::xid8 order by live_hint.xid, live_hint.id limit $4`,
    [String(after.xid), String(after.id), below, limit],
  );
  return rows.map(({ xid, id, ...rest }) => ({ ...rest, position: { xid: BigInt(xid), id: BigInt(id) } }));
}

/** Place of the last settled hint; the beginning when there is none. */
export async function lastPosition(database: Database): Promise<Position> {
  const [row] = await database.query<{ xid: string; id: string }>(
    `select xid::text, id::text from live_hint where xid < $1::text::xid8
     order by live_hint.xid desc, live_hint.id desc limit 1`,
    [await settledBelow(database)],
  );
  return row ? { xid: BigInt(row.xid), id: BigInt(row.id) } : { xid: 0n, id: 0n };
}

/** Whether the hint at a place is still kept; if not, what came after it may be gone as well. */
export async function isKept(database: Database, place: Position): Promise<boolean> {
  const rows = await database.query('select 1 from live_hint where xid = $1::text::xid8 and id = $2::bigint', [
    String(place.xid),
    String(place.id),
  ]);
  return rows.length > 0;
}
