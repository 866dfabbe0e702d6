import type { Database } from './database.ts';

interface Snapshot {
  xmin: string;
  xmax: string;
}

/**
 * Transaction number below which nothing of this database is still running: rows of lower ones, read by a later
 * statement, are complete. `pg_snapshot_xmin` alone would be held back by transactions of all databases of the server.
 *
 * Why it is safe: what runs in this database after the snapshot either has a number from `xmax` on, or is seen running
 * by the second statement, or has ended in between, and then the rows it wrote are seen by whoever reads next.
 */
export async function settledBelow(reader: Pick<Database, 'query'>): Promise<string> {
  const [snapshot] = await reader.query<Snapshot>(
    `select pg_snapshot_xmin(s)::text as xmin, pg_snapshot_xmax(s)::text as xmax from pg_current_snapshot() s`,
  );
  const { xmin, xmax } = snapshot!;
  if (xmin === xmax) return xmax;
  const [running] = await reader.query<{ lowest: string | null; hidden: boolean }>(runningHere, [xmin]);
  if (running!.hidden) return xmin;
  return running!.lowest !== null && BigInt(running!.lowest) < BigInt(xmax) ? running!.lowest : xmax;
}

/**
 * The oldest running or prepared transaction of this database. `backend_xid` has 32 bits: the epoch comes from a number
 * of the present. Backends that this role may not look into hide their transactions.
 */
const runningHere = `
  select min(($1::text::numeric - mod($1::text::numeric, 4294967296) + xid
    + case when xid + 2147483648 < mod($1::text::numeric, 4294967296) then 4294967296
           when xid > mod($1::text::numeric, 4294967296) + 2147483648 then -4294967296 else 0 end))::text as lowest,
    coalesce(bool_or(hidden), false) as hidden
  from (
    select backend_xid::text::numeric as xid, false as hidden from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null
    union all
    select transaction::text::numeric, false from pg_prepared_xacts where database = current_database()
    union all
    select null, true from pg_stat_activity
      where datname = current_database() and state is null and backend_type = 'client backend' and query = '<insufficient privilege>'
  ) running`;
