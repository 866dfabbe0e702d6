import { defineEntity, p } from '@mikro-orm/postgresql';
import { column, recordColumns } from '../../foundation/index.ts';
import { Item, Plant } from '../../masterdata/index.ts';
import { Location } from './location.ts';

/** Stock that is promised to a demand. What is left of active ones is `reserved` of the balance. */
export const StockReservation = defineEntity({
  name: 'StockReservation',
  tableName: 'stock_reservation',
  indexes: [{ properties: ['demandId'] }, { properties: ['itemId', 'locationId', 'lotId'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    demandKind: p.string().length(30),
    demandId: p.uuid(),
    demandCode: p.string().length(60),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    locationId: () => p.manyToOne(Location).mapToPk().joinColumn('location_id'),
    lotId: p.uuid(),
    quantity: column.quantity(),
    state: column.word<'active' | 'used' | 'released'>(),
    expiresAt: p.datetime(6).nullable(),
  },
});
