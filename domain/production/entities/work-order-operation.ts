import { defineEntity, p } from '@mikro-orm/postgresql';
import type { inspectionPoints } from '../../../contracts/masterdata/routings.ts';
import type { OperationState } from '../../../contracts/production/vocabulary.ts';
import { column } from '../../foundation/index.ts';
import { Line } from '../../masterdata/index.ts';
import { WorkOrder } from './work-order.ts';

/** One operation of an order: copy of the routing's, and how far it is. */
export const WorkOrderOperation = defineEntity({
  name: 'WorkOrderOperation',
  tableName: 'work_order_operation',
  uniques: [{ properties: ['workOrderId', 'sequence'] }],
  indexes: [{ properties: ['lineId', 'state'] }],
  checks: [
    {
      name: 'work_order_operation_check',
      expression: 'good >= 0 and scrap >= 0 and rework >= 0 and held >= 0 and held <= good',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    workOrderId: () => p.manyToOne(WorkOrder).mapToPk().joinColumn('work_order_id'),
    sequence: p.integer(),
    name: column.name(),
    lineId: () => p.manyToOne(Line).mapToPk().joinColumn('line_id'),
    setupSeconds: p.integer(),
    runSecondsPerUnit: p.integer(),
    moveSeconds: p.integer(),
    crew: p.integer(),
    inspectionPoint: column.word<(typeof inspectionPoints)[number]>(),
    reportPoint: p.boolean(),
    final: p.boolean(),
    instructions: p.text().nullable(),
    state: column.word<OperationState>(),
    good: column.quantity(),
    scrap: column.quantity(),
    /** Sent back and not through yet. */
    rework: column.quantity(),
    /** Part of `good` that waits for a judgement or a disposition: the next operation may not take it. */
    held: column.quantity(),
  },
});
