import { defineEntity, p } from '@mikro-orm/postgresql';
import { column } from '../../foundation/index.ts';
import { Item, Plant } from '../../masterdata/index.ts';
import { Location } from './location.ts';

/** What is at a location, kept up with every move in its transaction. Equal to the sum of the moves at any time. */
export const StockBalance = defineEntity({
  name: 'StockBalance',
  tableName: 'stock_balance',
  indexes: [{ properties: ['locationId'] }, { properties: ['lotId'] }],
  checks: [
    { name: 'stock_balance_quantity_check', expression: 'quantity >= 0 or allow_negative' },
    { name: 'stock_balance_reserved_check', expression: 'reserved >= 0 and (reserved <= quantity or reserved = 0)' },
  ],
  properties: {
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id').primary(),
    locationId: () => p.manyToOne(Location).mapToPk().joinColumn('location_id').primary(),
    lotId: p.uuid().primary(),
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    quantity: column.quantity(),
    reserved: column.quantity(),
    allowNegative: p.boolean(),
    changedAt: p.datetime(6),
  },
});
