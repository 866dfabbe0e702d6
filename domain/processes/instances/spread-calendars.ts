import type { CompiledProcess } from '../../../engine/model/process.ts';
import { insertCommand } from '../commands/insert.ts';
import { follow } from '../commands/send.ts';
import type { ProcessEngine } from '../process-engine.ts';

const BATCH = 100;

interface Behind {
  id: string;
  plant_id: string | null;
  calendars: CompiledProcess['calendars'];
}

/**
 * A changed working calendar reaches open instances by command: their ladders and timers are counted anew. Instances are
 * taken in batches, so a change for a hundred thousand of them is a steady stream and no flood.
 */
export async function spreadCalendars(engine: ProcessEngine): Promise<number> {
  const commands = await engine.database.transaction(async (tx) => {
    const behind = await tx.query<Behind>(
      `select i.id, i.plant_id, pv.graph -> 'calendars' as calendars from instance i join process_version pv on pv.id = i.version_id
       where i.state in ('active', 'suspended') and exists (select from calendar c where c.updated_at > i.calendars_at
         and pv.graph -> 'calendars' ? c.code)
       order by i.id limit ${BATCH} for update of i skip locked`,
    );
    const made: string[] = [];
    for (const { id, plant_id: plantId, calendars } of behind) {
      const event = {
        type: 'changeCalendar' as const,
        at: Date.now(),
        calendars: await engine.calendars(calendars, plantId),
      };
      made.push(await insertCommand(tx, { instanceId: id, event }));
      await tx.query('update instance set calendars_at = now() where id = $1', [id]);
    }
    return made;
  });
  follow(engine, commands);
  return commands.length;
}
