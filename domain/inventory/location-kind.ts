import { counterTypes, locationInput } from '../../contracts/inventory/vocabulary.ts';
import { inventoryFault } from '../../contracts/inventory/errors.ts';
import { masterdataFault } from '../../contracts/masterdata/errors.ts';
import type { CommandContext } from '../foundation/index.ts';
import { lineRecord, lookUp, masterKind, plantOf } from '../masterdata/index.ts';
import { locationRecord } from './records.ts';
import type { LocationRow } from './records.ts';

/** Locations as master data: commands, list, CSV form. */
export const locationKind = masterKind({
  name: 'location',
  plural: 'locations',
  area: 'warehouse',
  title: { zh: '库位', en: 'Location' },
  subject: 'Location',
  record: locationRecord,
  input: locationInput,
  async toRow(context, { plant, parent, line, ...input }, before) {
    const plantId = before?.plantId ?? (await plantOf(context.tx, plant)).id;
    if (input.allowNegative && input.type !== 'lineside')
      throw inventoryFault('wrong-location', { detail: 'only line-side locations may go below zero' });
    const above = parent === undefined ? undefined : await lookUp(context.tx, locationRecord, parent, { plantId });
    if (above) await requireAbove(context, above, input, before);
    const served = line === undefined ? undefined : await lookUp(context.tx, lineRecord, line, { plantId });
    if (before && (before.type !== input.type || before.level !== input.level)) await requireEmpty(context, before);
    return {
      ...input,
      plantId,
      parentId: above?.id ?? null,
      lineId: served?.id ?? null,
      allowNegative: input.allowNegative || counterTypes.includes(input.type),
      active: before?.active ?? true,
    };
  },
  identity: ({ plantId, code }) => ({ plantId, code }),
  checkUnused: requireEmpty,
  view: {
    from: `location t join plant p on p.id = t.plant_id left join location a on a.id = t.parent_id
      left join line l on l.id = t.line_id`,
    columns: {
      plant: 'p.code',
      code: 't.code',
      name: 't.name',
      level: 't.level',
      type: 't.type',
      parent: 'a.code',
      line: 'l.code',
      allowNegative: 't.allow_negative',
    },
    key: 't.code',
    search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`],
    attributes: { plantId: { sql: 't.plant_id', type: 'uuid' }, type: { sql: 't.type' } },
    filters: { type: 't.type = ?', level: 't.level = ?', parent: 'a.code = ?', plant: 'p.code = ?' },
  },
  csv: { columns: ['plant', 'code', 'name.zh', 'name.en', 'level', 'type', 'parent', 'line', 'allowNegative'] },
});

const levels = ['warehouse', 'zone', 'bin'];

/** The parent is a bigger unit, and not below the location itself. */
async function requireAbove(
  context: CommandContext,
  parent: LocationRow,
  input: { code: string; level: string },
  before: LocationRow | undefined,
): Promise<void> {
  if (levels.indexOf(parent.level) >= levels.indexOf(input.level))
    throw masterdataFault('tree-loop', { detail: `a ${input.level} does not stand in a ${parent.level}` });
  if (!before) return;
  const above = await context.tx.query(
    `with recursive above as (
       select id, parent_id from location where id = $1
       union select l.id, l.parent_id from location l join above a on l.id = a.parent_id
     ) select 1 from above where id = $2`,
    [parent.id, before.id],
  );
  if (above.length > 0) throw masterdataFault('tree-loop', { detail: `${input.code} would contain itself` });
}

async function requireEmpty({ tx }: CommandContext, row: LocationRow): Promise<void> {
  const found = await tx.query('select 1 from stock_balance where location_id = $1 and quantity <> 0 limit 1', [
    row.id,
  ]);
  if (found.length > 0) throw masterdataFault('record-in-use', { detail: `there is stock at ${row.code}` });
}
