import { counterTypes } from '../../contracts/inventory/vocabulary.ts';
import type { LocationType } from '../../contracts/inventory/vocabulary.ts';
import type { LocalizedText } from '../../contracts/json.ts';
import { inventoryFault } from '../../contracts/inventory/errors.ts';
import { findRecord, findRecords, newId } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { locationRecord } from './records.ts';
import type { LocationRow } from './records.ts';

/** Names of the locations that every plant needs; where it has none of a type, the first use makes one. */
const system: Partial<Record<LocationType, { code: string; name: LocalizedText }>> = {
  supplier: { code: 'V-SUPPLIER', name: { zh: '供应商(虚拟)', en: 'Suppliers (virtual)' } },
  customer: { code: 'V-CUSTOMER', name: { zh: '客户(虚拟)', en: 'Customers (virtual)' } },
  production: { code: 'V-PRODUCTION', name: { zh: '生产(虚拟)', en: 'Production (virtual)' } },
  adjust: { code: 'V-ADJUST', name: { zh: '盘盈盘亏(虚拟)', en: 'Adjustments (virtual)' } },
  scrap: { code: 'SCRAP', name: { zh: '废品区', en: 'Scrap' } },
  quarantine: { code: 'QUARANTINE', name: { zh: '待检区', en: 'Quarantine' } },
};

/** The plant's location of a type: the oldest active bin, or a new one. */
export async function systemLocation(
  context: CommandContext,
  plantId: string,
  type: LocationType,
): Promise<LocationRow> {
  const where = { plantId, type, level: 'bin', active: true };
  const [found] = await findRecords(context.tx, locationRecord, where, { createdAt: 'asc', id: 'asc' });
  if (found) return found;
  const made = system[type];
  if (!made) throw inventoryFault('wrong-location', { detail: `the plant has no location of type ${type}` });
  await context.tx.query(
    `insert into location (id, version, created_at, created_by, updated_at, updated_by, plant_id, code, name, level,
       type, allow_negative, active)
     values ($1, 1, $2, $3, $2, $3, $4, $5, $6, 'bin', $7, $8, true) on conflict (plant_id, code) do nothing`,
    [
      newId(context.at),
      context.at,
      context.actor.user,
      plantId,
      made.code,
      JSON.stringify(made.name),
      type,
      counterTypes.includes(type),
    ],
  );
  const row = await findRecord(context.tx, locationRecord, { plantId, code: made.code });
  if (!row?.active) throw inventoryFault('wrong-location', { detail: `location ${made.code} is inactive` });
  return row;
}
