import { z } from 'zod';
import { masterdataFault } from '../../contracts/masterdata/errors.ts';
import { version } from '../../contracts/masterdata/vocabulary.ts';
import { changeRecord, defineCommand, permit, readRecord, requireVersion } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { bomRecord } from './records.ts';
import type { BomRow } from './records.ts';

/** Releases are checked one after the other: two bills that are acyclic alone may close a cycle together. */
const RELEASE_LOCK = 7_201_001;

/** Makes a revision valid: from now on it does not change, and orders are made by it. */
export const releaseBom = defineCommand({
  name: 'masterdata.release-bom',
  input: z.strictObject({ id: z.uuid(), version: version.optional() }),
  async run(context, input) {
    await context.tx.query('select pg_advisory_xact_lock($1)', [RELEASE_LOCK]);
    const bom = await readRecord(context.tx, bomRecord, input.id, { lock: true });
    permit(context, { verb: 'release', subject: 'Bom' }, bomRecord.scope(bom));
    requireVersion(bom, input.version);
    if (bom.state !== 'draft') throw masterdataFault('released-fixed', { detail: `revision ${bom.revision}` });
    await requireNoOverlap(context, bom);
    await requireAcyclic(context, bom);
    const changed = await changeRecord(context, bomRecord, 'masterdata.release-bom', bom, { state: 'released' });
    return { id: changed.id, version: changed.version };
  },
  async undo(context, input) {
    const bom = await readRecord(context.tx, bomRecord, input.id, { lock: true });
    await changeRecord(context, bomRecord, 'masterdata.release-bom.undo', bom, { state: 'obsolete' });
  },
});

/** Takes a revision out of use; orders that were made by it keep their copy. */
export const retireBom = defineCommand({
  name: 'masterdata.retire-bom',
  input: z.strictObject({ id: z.uuid(), version: version.optional() }),
  async run(context, input) {
    const bom = await readRecord(context.tx, bomRecord, input.id, { lock: true });
    permit(context, { verb: 'release', subject: 'Bom' }, bomRecord.scope(bom));
    requireVersion(bom, input.version);
    const changed = await changeRecord(context, bomRecord, 'masterdata.retire-bom', bom, { state: 'obsolete' });
    return { id: changed.id, version: changed.version };
  },
});

/** At most one released revision per item and day. */
async function requireNoOverlap({ tx }: CommandContext, bom: BomRow): Promise<void> {
  const [other] = await tx.query<{ revision: string }>(
    `select revision from bom where item_id = $1 and id <> $2 and state = 'released' and active
       and daterange(valid_from, valid_to, '[]') && daterange($3::date, $4::date, '[]') limit 1`,
    [bom.itemId, bom.id, bom.validFrom ?? null, bom.validTo ?? null],
  );
  if (other) throw masterdataFault('bom-overlap', { detail: `revision ${other.revision} holds in the same period` });
}

/** Walks down from the components over released bills: the product must not come up. */
async function requireAcyclic({ tx }: CommandContext, bom: BomRow): Promise<void> {
  const found = await tx.query(
    `with recursive below (item_id) as (
       select item_id from bom_line where bom_id = $1
       union
       select l.item_id from below b join bom h on h.item_id = b.item_id and h.state = 'released' and h.active
         join bom_line l on l.bom_id = h.id
     ) select 1 from below where item_id = $2`,
    [bom.id, bom.itemId],
  );
  if (found.length > 0)
    throw masterdataFault('bom-cycle', { detail: `revision ${bom.revision} contains its own product` });
}
