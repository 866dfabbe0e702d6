import { defineEntity, p } from '@mikro-orm/postgresql';
import type { PutAwayState } from '../../../contracts/warehouse/vocabulary.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Location, Lot } from '../../inventory/index.ts';
import { Item, Plant } from '../../masterdata/index.ts';

/** Pieces on their way to a place: finished ones of a report, or delivered ones out of goods-in. */
export const PutAway = defineEntity({
  name: 'PutAway',
  tableName: 'put_away',
  indexes: [{ properties: ['plantId', 'state'] }, { properties: ['sourceId'] }, { properties: ['createdAt', 'id'] }],
  checks: [{ name: 'put_away_check', expression: 'quantity > 0' }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code().unique(),
    sourceKind: column.word<'work-report' | 'receipt-line'>(),
    sourceId: p.uuid(),
    sourceCode: p.string().length(60),
    workOrderId: p.uuid().nullable(),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    unit: p.string().length(20),
    lotId: () => p.manyToOne(Lot).mapToPk().joinColumn('lot_id').nullable(),
    quantity: column.quantity(),
    fromId: () => p.manyToOne(Location).mapToPk().joinColumn('from_id'),
    suggestedId: () => p.manyToOne(Location).mapToPk().joinColumn('suggested_id').nullable(),
    places: p.json().$type<{ locationId: string; quantity: string }[]>(),
    state: column.word<PutAwayState>(),
    confirmedBy: column.user().nullable(),
    confirmedAt: p.datetime(6).nullable(),
    postingId: p.uuid().nullable(),
  },
});
