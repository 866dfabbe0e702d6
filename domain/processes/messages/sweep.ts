import { follow } from '../commands/send.ts';
import type { ProcessEngine } from '../process-engine.ts';
import { lockMessageNames, matchMessages } from './match.ts';

const BATCH = 100;

/**
 * Ends messages whose time is over, and matches again what waits although a receiver is there: a start whose key has
 * become free, a receiver that was busy with another message, anything that a crash left behind.
 */
export async function sweepMessages(engine: ProcessEngine): Promise<void> {
  await engine.database.query(`update message set state = 'expired' where state = 'buffered' and expires_at < now()`);
  const waiting = await engine.database.query<{ id: string; name: string }>(
    `select m.id, m.name from message m where m.state = 'buffered' and exists (
       select from subscription s where s.open and s.kind = 'message' and s.name = m.name and s.id <> all (m.refused_by)
         and case when s.instance_id is null
           then m.correlation_key is null or not exists (select from instance i where i.process_key = s.process_key
             and i.start_key = m.correlation_key and i.state in ('starting', 'active', 'suspended'))
           else m.correlation_key is not distinct from coalesce(s.correlation_key,
             case when m.correlation_key is null then null else s.business_key end) end)
     order by m.published_at, m.id limit ${BATCH}`,
  );
  for (const message of waiting) {
    const commands = await engine.database.transaction(async (tx) => {
      await lockMessageNames(tx, [message.name]);
      return matchMessages(tx, [message.id]);
    });
    follow(engine, commands);
  }
}
