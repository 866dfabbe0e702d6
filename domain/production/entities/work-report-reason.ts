import { defineEntity, p } from '@mikro-orm/postgresql';
import { column } from '../../foundation/index.ts';
import { Reason } from '../../masterdata/index.ts';
import { WorkReport } from './work-report.ts';

/** Part of a report's scrap or rework with its reason. */
export const WorkReportReason = defineEntity({
  name: 'WorkReportReason',
  tableName: 'work_report_reason',
  indexes: [{ properties: ['reasonId'] }],
  properties: {
    reportId: () => p.manyToOne(WorkReport).mapToPk().joinColumn('report_id').primary(),
    position: p.integer().primary(),
    kind: column.word<'scrap' | 'rework'>(),
    reasonId: () => p.manyToOne(Reason).mapToPk().joinColumn('reason_id'),
    quantity: column.quantity(),
  },
});
