import { z } from 'zod';
import { masterdataFault } from '../../contracts/masterdata/errors.ts';
import { version } from '../../contracts/masterdata/vocabulary.ts';
import { changeRecord, defineCommand, findRecords, permit, readRecord, requireVersion } from '../foundation/index.ts';
import { routingRecord } from './records.ts';

/** Makes a revision valid; the released one before it becomes obsolete, so that there is always at most one. */
export const releaseRouting = defineCommand({
  name: 'masterdata.release-routing',
  input: z.strictObject({ id: z.uuid(), version: version.optional() }),
  async run(context, input) {
    const routing = await readRecord(context.tx, routingRecord, input.id, { lock: true });
    permit(context, { verb: 'release', subject: 'Bom' }, routingRecord.scope(routing));
    requireVersion(routing, input.version);
    if (routing.state !== 'draft')
      throw masterdataFault('released-fixed', { detail: `revision ${routing.revision} is ${routing.state}` });
    const action = 'masterdata.release-routing';
    const others = await findRecords(context.tx, routingRecord, { itemId: routing.itemId, state: 'released' });
    for (const other of others) await changeRecord(context, routingRecord, action, other, { state: 'obsolete' });
    const changed = await changeRecord(context, routingRecord, action, routing, { state: 'released' });
    return { id: changed.id, version: changed.version, replaced: others.map((other) => other.id) };
  },
  async undo(context, input, result) {
    const action = 'masterdata.release-routing.undo';
    const routing = await readRecord(context.tx, routingRecord, input.id, { lock: true });
    await changeRecord(context, routingRecord, action, routing, { state: 'obsolete' });
    for (const id of result.replaced) {
      const other = await readRecord(context.tx, routingRecord, id, { lock: true });
      await changeRecord(context, routingRecord, action, other, { state: 'released' });
    }
  },
});
