import { defineEntity, p } from '@mikro-orm/postgresql';
import type { RequisitionInput, RequisitionState } from '../../../contracts/procurement/vocabulary.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Plant } from '../../masterdata/index.ts';

/** Something is needed and shall be bought. */
export const Requisition = defineEntity({
  name: 'Requisition',
  tableName: 'requisition',
  indexes: [{ properties: ['plantId', 'state'] }, { properties: ['createdAt', 'id'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    departmentId: p.uuid().nullable(),
    code: column.code().unique(),
    source: column.word<RequisitionInput['source']>(),
    sourceCode: p.string().length(60).nullable(),
    state: column.word<RequisitionState>(),
    /** Everybody it was made for or by: nobody of them approves it. */
    requesters: column.texts(),
    /** What it will cost, as far as prices are known. */
    amount: column.money(),
    currency: p.string().length(3),
    decidedBy: column.user().nullable(),
    decidedAt: p.datetime(6).nullable(),
    decisionReason: p.text().nullable(),
    remark: p.text().nullable(),
  },
});
