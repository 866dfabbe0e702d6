import { defineEntity, p } from '@mikro-orm/postgresql';
import type { issueMethods } from '../../../contracts/masterdata/items.ts';
import { column } from '../../foundation/index.ts';
import { Item } from '../../masterdata/index.ts';
import { WorkOrder } from './work-order.ts';

/** One component of an order: copy of the bill's line, and what was used. */
export const WorkOrderComponent = defineEntity({
  name: 'WorkOrderComponent',
  tableName: 'work_order_component',
  uniques: [{ properties: ['workOrderId', 'line'] }],
  indexes: [{ properties: ['itemId'] }],
  checks: [{ name: 'work_order_component_check', expression: 'consumed >= 0' }],
  properties: {
    id: p.uuid().primary(),
    workOrderId: () => p.manyToOne(WorkOrder).mapToPk().joinColumn('work_order_id'),
    line: p.integer(),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    unit: p.string().length(20),
    /** Operation at which it is used. */
    operation: p.integer(),
    quantity: column.quantity(),
    baseQuantity: column.quantity(),
    fixed: p.boolean(),
    scrapPercent: column.percent(),
    issueMethod: column.word<(typeof issueMethods)[number]>(),
    /** For the whole order, rounded up. */
    required: column.quantity(),
    consumed: column.quantity(),
  },
});
