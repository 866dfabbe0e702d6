import { defineEntity, p } from '@mikro-orm/postgresql';
import type { OrderState } from '../../../contracts/procurement/vocabulary.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Plant, Supplier } from '../../masterdata/index.ts';
import { Requisition } from './requisition.ts';

/** An order to one supplier. */
export const PurchaseOrder = defineEntity({
  name: 'PurchaseOrder',
  tableName: 'purchase_order',
  indexes: [{ properties: ['plantId', 'state'] }, { properties: ['supplierId'] }, { properties: ['createdAt', 'id'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    departmentId: p.uuid().nullable(),
    code: column.code().unique(),
    supplierId: () => p.manyToOne(Supplier).mapToPk().joinColumn('supplier_id'),
    requisitionId: () => p.manyToOne(Requisition).mapToPk().joinColumn('requisition_id').nullable(),
    state: column.word<OrderState>(),
    /** Who made it: nobody of them approves it. */
    buyers: column.texts(),
    amount: column.money(),
    currency: p.string().length(3),
    overTolerancePercent: column.percent(),
    expectedOn: p.date().nullable(),
    approvedBy: column.user().nullable(),
    sentAt: p.datetime(6).nullable(),
    confirmedAt: p.datetime(6).nullable(),
    remark: p.text().nullable(),
  },
});
