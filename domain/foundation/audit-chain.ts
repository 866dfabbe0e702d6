import { createHash } from 'node:crypto';
import { settledBelow } from '../../platform/database/settled.ts';
import type { Database, Tx } from '../../platform/database/database.ts';

/** Entries of one transaction of the sealer. */
const batch = 1000;
/** What the chain begins with. */
const origin = '0'.repeat(64);
/** Advisory lock of the sealer: one at a time, the others come back later. */
const sealerLock = 7_235_200;

/**
 * Everything of an entry that counts, as the database writes it: the same text when sealing and when verifying, and
 * nothing that JavaScript would round.
 */
const material = `jsonb_build_array(id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), actor, on_behalf_of,
  action, subject, ref, before, after, reason, origin, position)::text`;

interface Link {
  id: string;
  position: string;
  hash: string | null;
  material: string;
}

/**
 * Gives unsealed entries their place in the chain, in the order of their transactions and below the oldest running
 * one: no entry can come in front of a sealed one later. Comes back with how many were sealed.
 */
export async function sealAudit(database: Database): Promise<number> {
  return database.transaction(async (tx) => {
    const [lock] = await tx.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [sealerLock]);
    return lock?.taken ? sealBatch(tx, await settledBelow(tx)) : 0;
  });
}

async function sealBatch(tx: Tx, below: string): Promise<number> {
  const last = await auditHead(tx);
  const entries = await tx.query<Link>(
    `with next as (
       select id as entry_id, $1::bigint + row_number() over (order by xid, id) as place from audit_entry
       where position is null and xid < $2::text::xid8
       order by xid, id limit ${batch})
     select id, n.place::text as position, ${material.replace('position)', 'n.place)')} as material
     from audit_entry join next n on n.entry_id = id order by n.place`,
    [last.position, below],
  );
  let previous = last.hash;
  const seals = entries.map(({ id, position, material: text }) => {
    previous = linkHash(previous, text);
    return { id, position, hash: previous };
  });
  if (seals.length === 0) return 0;
  await tx.query(
    `update audit_entry a set position = s.position, hash = s.hash
     from jsonb_to_recordset($1::jsonb) as s(id uuid, position bigint, hash text) where a.id = s.id`,
    [JSON.stringify(seals)],
  );
  return seals.length;
}

/** The last sealed entry; written down elsewhere, its hash proves that nothing before it was changed or removed. */
export async function auditHead(reader: Pick<Tx, 'query'>): Promise<{ position: string; hash: string }> {
  const [row] = await reader.query<{ position: string; hash: string }>(
    'select position::text, hash from audit_entry t where position is not null order by t.position desc limit 1',
  );
  return row ?? { position: '0', hash: origin };
}

/** Result of walking the chain. */
export interface ChainReport {
  intact: boolean;
  sealed: number;
  unsealed: number;
  /** Hash of the last sealed entry. */
  head: string;
  /** Where the chain first breaks, and how. */
  broken?: { position: string; id: string; reason: 'missing' | 'changed' };
}

/** Place of a head that was noted earlier; `null` when the chain does not walk through it any more. */
export async function placeOfHead(database: Database, hash: string): Promise<string | null> {
  const [row] = await database.query<{ position: string }>('select position::text from audit_entry where hash = $1', [
    hash,
  ]);
  return row?.position ?? null;
}

/** Walks the whole chain and computes every hash again. */
export async function verifyAudit(database: Database): Promise<ChainReport> {
  let previous = origin;
  let expected = 1n;
  for (;;) {
    const links = await database.query<Link>(
      `select id, position::text, hash, ${material} as material from audit_entry
       where position >= $1::bigint order by audit_entry.position limit ${batch}`,
      [String(expected)],
    );
    for (const link of links) {
      const reason = broken(link, expected, previous);
      if (reason) return report(database, expected - 1n, previous, { position: link.position, id: link.id, reason });
      previous = link.hash!;
      expected++;
    }
    if (links.length < batch) return report(database, expected - 1n, previous);
  }
}

function broken(link: Link, expected: bigint, previous: string): 'missing' | 'changed' | undefined {
  if (BigInt(link.position) !== expected) return 'missing';
  return link.hash === linkHash(previous, link.material) ? undefined : 'changed';
}

async function report(
  database: Database,
  sealed: bigint,
  hash: string,
  found?: ChainReport['broken'],
): Promise<ChainReport> {
  const [row] = await database.query<{ count: number }>(
    'select count(*)::int as count from audit_entry where position is null',
  );
  const sums = { sealed: Number(sealed), unsealed: row?.count ?? 0, head: hash };
  return found ? { intact: false, ...sums, broken: found } : { intact: true, ...sums };
}

function linkHash(previous: string, text: string): string {
  return createHash('sha256').update(previous).update('\n').update(text).digest('hex');
}
