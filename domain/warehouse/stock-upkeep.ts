import type { Database } from '../../platform/database/database.ts';
import { newId } from '../foundation/index.ts';
import type { Job } from '../foundation/index.ts';
import { systemActor } from '../identity/index.ts';
import { releaseReservations } from '../inventory/index.ts';

const AT_ONCE = 200;

/** Gives back what was promised until a time that has passed. Several workers at once find different rows. */
const expireReservations: Job = {
  name: 'expire-reservations',
  everyMs: 60_000,
  async run(database) {
    while ((await releaseSome(database)) === AT_ONCE);
  },
};

/** Background work of this area. */
export const warehouseJobs: readonly Job[] = [expireReservations];

async function releaseSome(database: Database): Promise<number> {
  return database.transaction(async (tx) => {
    const at = new Date();
    const expired = await tx.query<{ id: string }>(
      `select id from stock_reservation where state = 'active' and expires_at < $1
       order by id limit ${AT_ONCE} for update skip locked`,
      [at],
    );
    const context = { tx, actor: systemActor(), at, key: `job:${newId(at)}`, origin: { via: 'job' as const } };
    for (const { id } of expired) await releaseReservations(context, { id });
    return expired.length;
  });
}
