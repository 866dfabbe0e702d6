import { defineEntity, p } from '@mikro-orm/postgresql';
import { column } from '../../foundation/index.ts';
import { WorkOrderOperation } from './work-order-operation.ts';

/** One change of an operation's quantities, with the record that made it. Append-only; the totals are its sums. */
export const WorkOrderEntry = defineEntity({
  name: 'WorkOrderEntry',
  tableName: 'work_order_entry',
  indexes: [{ properties: ['operationId', 'at'] }, { properties: ['sourceId'] }],
  properties: {
    id: p.uuid().primary(),
    operationId: () => p.manyToOne(WorkOrderOperation).mapToPk().joinColumn('operation_id'),
    kind: column.word<'report' | 'reversal' | 'hold' | 'judgement' | 'disposition'>(),
    sourceId: p.uuid(),
    good: column.quantity(),
    scrap: column.quantity(),
    rework: column.quantity(),
    held: column.quantity(),
    at: p.datetime(6),
  },
});
