import { follow } from '../commands/send.ts';
import type { ProcessEngine } from '../process-engine.ts';
import { lockMessageNames, matchMessages } from './match.ts';

const BATCH = 100;
/** Messages of one name and key that are tried at once, the oldest first. */
const OF_ONE_KEY = 10;

/**
 * Ends messages whose time is over, and matches again what waits although a receiver is there: a start whose key has
 * become free, a receiver that was busy or suspended, anything that a crash left behind. What still finds nobody goes to
 * the end of the queue, so that it never keeps others waiting.
 */
export async function sweepMessages(engine: ProcessEngine): Promise<void> {
  await engine.database.query(`update message set state = 'expired' where state = 'buffered' and expires_at < now()`);
  const waiting = await engine.database.query<{ name: string; correlation_key: string | null }>(LEASE);
  for (const { name, correlation_key: key } of waiting) {
    const commands = await engine.database.transaction(async (tx) => {
      await lockMessageNames(tx, [name]);
      const oldest = await tx.query<{ id: string }>(OLDEST, [name, key]);
      return matchMessages(
        tx,
        oldest.map(({ id }) => id),
      );
    });
    follow(engine, commands);
  }
}

const LEASE = `
  with due as (select m.id from message m where m.state = 'buffered' and exists (
      select from subscription s where s.open and s.kind = 'message' and s.name = m.name and s.id <> all (m.refused_by)
        and case when s.instance_id is null
          then m.correlation_key is null or not exists (select from instance i where i.process_key = s.process_key
            and i.start_key = m.correlation_key and i.state in ('starting', 'active', 'suspended'))
          else m.correlation_key is not distinct from coalesce(s.correlation_key,
              case when m.correlation_key is null then null else s.business_key end)
            and not exists (select from instance i where i.id = s.instance_id and i.state = 'suspended') end)
    order by m.next_attempt_at nulls first, m.published_at, m.id limit ${BATCH} for update skip locked),
  tried as (update message set attempts = attempts + 1, next_attempt_at = now() where id in (select id from due)
    returning name, correlation_key)
  select distinct name, correlation_key from tried`;

const OLDEST = `
  select id from message where state = 'buffered' and name = $1 and correlation_key is not distinct from $2
  order by published_at, id limit ${OF_ONE_KEY}`;
