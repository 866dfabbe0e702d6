import type { Database } from '../../platform/database/database.ts';
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
 * Hints below the oldest running transaction only: whoever commits later has a higher place, so that reading on from a
 * place never skips anything.
 */
const settled = 'xid < pg_snapshot_xmin(pg_current_snapshot())';

/** Hints after a place, in order. */
export async function readHints(database: Database, after: Position, limit: number): Promise<StoredHint[]> {
  const rows = await database.query<HintRow>(
    `select xid::text, id::text, subject, ref, version, scope from live_hint
     where (xid, id) > ($1::text::xid8, $2::bigint) and ${settled} order by xid, id limit $3`,
    [String(after.xid), String(after.id), limit],
  );
  return rows.map(({ xid, id, ...rest }) => ({ ...rest, position: { xid: BigInt(xid), id: BigInt(id) } }));
}

/** Place of the last settled hint; the beginning when there is none. */
export async function lastPosition(database: Database): Promise<Position> {
  const [row] = await database.query<{ xid: string; id: string }>(
    `select xid::text, id::text from live_hint where ${settled} order by live_hint.xid desc, live_hint.id desc limit 1`,
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
