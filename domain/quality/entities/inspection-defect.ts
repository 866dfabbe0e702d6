import { defineEntity, p } from '@mikro-orm/postgresql';
import type { DefectClass } from '../../../contracts/quality/vocabulary.ts';
import { column } from '../../foundation/index.ts';
import { Reason } from '../../masterdata/index.ts';
import { InspectionLot } from './inspection-lot.ts';

/** Defects that were found, beside the readings. Append-only. */
export const InspectionDefect = defineEntity({
  name: 'InspectionDefect',
  tableName: 'inspection_defect',
  indexes: [{ properties: ['inspectionLotId'] }, { properties: ['reasonId'] }],
  properties: {
    id: p.uuid().primary(),
    inspectionLotId: () => p.manyToOne(InspectionLot).mapToPk().joinColumn('inspection_lot_id'),
    reasonId: () => p.manyToOne(Reason).mapToPk().joinColumn('reason_id').nullable(),
    class: column.word<DefectClass>(),
    quantity: p.integer(),
    remark: p.string().length(500).nullable(),
    foundBy: column.user(),
    foundAt: p.datetime(6),
  },
});
