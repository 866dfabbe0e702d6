import { defineEntity, p } from '@mikro-orm/postgresql';
import { column, recordColumns } from '../../foundation/index.ts';
import { Lot } from '../../inventory/index.ts';
import { Item, Plant, Reason } from '../../masterdata/index.ts';
import { InspectionLot } from './inspection-lot.ts';

/** Pieces that do not conform (NCR), until it is decided what becomes of each of them. */
export const Nonconformance = defineEntity({
  name: 'Nonconformance',
  tableName: 'nonconformance',
  indexes: [
    { properties: ['inspectionLotId'] },
    { properties: ['plantId', 'state'] },
    { properties: ['createdAt', 'id'] },
  ],
  checks: [{ name: 'nonconformance_check', expression: 'quantity > 0 and decided >= 0 and decided <= quantity' }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code().unique(),
    inspectionLotId: () => p.manyToOne(InspectionLot).mapToPk().joinColumn('inspection_lot_id'),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    unit: p.string().length(20),
    /** The rejected part of a receipt has a lot of its own. */
    lotId: () => p.manyToOne(Lot).mapToPk().joinColumn('lot_id').nullable(),
    quantity: column.quantity(),
    /** Σ dispositions. */
    decided: column.quantity(),
    reasonId: () => p.manyToOne(Reason).mapToPk().joinColumn('reason_id').nullable(),
    description: p.text().nullable(),
    state: column.word<'open' | 'closed' | 'cancelled'>(),
  },
});
