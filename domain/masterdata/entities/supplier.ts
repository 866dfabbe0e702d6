import { defineEntity, p } from '@mikro-orm/postgresql';
import type { supplierStates } from '../../../contracts/masterdata/suppliers.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Plant } from './plant.ts';

/** A company that delivers. `blocked` ones get no orders. */
export const Supplier = defineEntity({
  name: 'Supplier',
  tableName: 'supplier',
  uniques: [{ properties: ['plantId', 'code'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code(),
    name: column.name(),
    status: column.word<(typeof supplierStates)[number]>(),
    contact: p.string().length(200).nullable(),
    phone: p.string().length(60).nullable(),
    email: p.string().length(200).nullable(),
    address: p.string().length(500).nullable(),
    currency: p.string().length(3),
    active: p.boolean(),
  },
});
