import { defineEntity, p } from '@mikro-orm/postgresql';
import type { ReportState, WorkReportInput } from '../../../contracts/production/vocabulary.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Line, Plant, WorkUnit } from '../../masterdata/index.ts';
import { Lot } from '../../inventory/index.ts';
import { WorkOrderOperation } from './work-order-operation.ts';
import { WorkOrder } from './work-order.ts';

/** What was done at an operation. Its quantities never change; a correction is a reversal and a new report. */
export const WorkReport = defineEntity({
  name: 'WorkReport',
  tableName: 'work_report',
  indexes: [
    { properties: ['workOrderId'] },
    { properties: ['operationId'] },
    { properties: ['plantId', 'createdAt'] },
    { properties: ['state', 'createdAt'] },
  ],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code().unique(),
    workOrderId: () => p.manyToOne(WorkOrder).mapToPk().joinColumn('work_order_id'),
    operationId: () => p.manyToOne(WorkOrderOperation).mapToPk().joinColumn('operation_id'),
    lineId: () => p.manyToOne(Line).mapToPk().joinColumn('line_id'),
    departmentId: p.uuid().nullable(),
    kind: column.word<'normal' | 'rework'>(),
    good: column.quantity(),
    scrap: column.quantity(),
    rework: column.quantity(),
    lotId: () => p.manyToOne(Lot).mapToPk().joinColumn('lot_id').nullable(),
    used: p.json().$type<WorkReportInput['used']>(),
    persons: p.json().$type<WorkReportInput['persons']>(),
    /** What its acceptance took from line-side stock, by component of the order. */
    consumption: p.json().$type<{ componentId: string; quantity: string }[]>(),
    /** Everybody who had a hand in it: nobody of them judges it. */
    reporters: column.texts(),
    workUnitId: () => p.manyToOne(WorkUnit).mapToPk().joinColumn('work_unit_id').nullable(),
    shift: p.string().length(60).nullable(),
    startedAt: p.datetime(6).nullable(),
    endedAt: p.datetime(6).nullable(),
    setupSeconds: p.integer().nullable(),
    runSeconds: p.integer().nullable(),
    eventTime: p.datetime(6),
    delayReason: p.text().nullable(),
    source: column.word<WorkReportInput['source']>(),
    state: column.word<ReportState>(),
    /** The report that this one replaces. */
    correctsId: p.uuid().nullable(),
    /** Why it was reversed or corrected. */
    reason: p.text().nullable(),
    remark: p.text().nullable(),
  },
});
