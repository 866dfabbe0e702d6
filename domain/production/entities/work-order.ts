import { defineEntity, p } from '@mikro-orm/postgresql';
import type { lotPolicies, WorkOrderState } from '../../../contracts/production/vocabulary.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Bom, Item, Line, Plant, Routing } from '../../masterdata/index.ts';

/** An order to make something, with copies of its bill and routing. Totals are sums of `work_order_entry`. */
export const WorkOrder = defineEntity({
  name: 'WorkOrder',
  tableName: 'work_order',
  indexes: [
    { properties: ['plantId', 'state', 'dueAt'] },
    { properties: ['itemId'] },
    { properties: ['createdAt', 'id'] },
    { properties: ['lineId', 'state'] },
  ],
  checks: [
    { name: 'work_order_stored_check', expression: 'quantity_stored >= 0 and quantity_stored <= quantity_good' },
    { name: 'work_order_planned_check', expression: 'quantity_planned > 0' },
  ],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code().unique(),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    unit: p.string().length(20),
    /** Line of the first operation, and its department: what permissions speak of. */
    lineId: () => p.manyToOne(Line).mapToPk().joinColumn('line_id').nullable(),
    departmentId: p.uuid().nullable(),
    bomId: () => p.manyToOne(Bom).mapToPk().joinColumn('bom_id').nullable(),
    routingId: () => p.manyToOne(Routing).mapToPk().joinColumn('routing_id').nullable(),
    quantityPlanned: column.quantity(),
    /** Good at the last operation. */
    quantityGood: column.quantity(),
    quantityScrap: column.quantity(),
    /** Waiting for rework. */
    quantityRework: column.quantity(),
    /** Booked into stock. */
    quantityStored: column.quantity(),
    overTolerancePercent: column.percent(),
    priority: p.integer(),
    lotPolicy: column.word<(typeof lotPolicies)[number]>(),
    state: column.word<WorkOrderState>(),
    startAt: p.datetime(6).nullable(),
    dueAt: p.datetime(6).nullable(),
    startedAt: p.datetime(6).nullable(),
    completedAt: p.datetime(6).nullable(),
    remark: p.text().nullable(),
  },
});
