import { defineEntity, p } from '@mikro-orm/postgresql';
import { column } from '../../foundation/index.ts';
import { InspectionLot } from './inspection-lot.ts';

/** A judgement on part or all of an inspection lot. Append-only; taken back by one with negative quantities. */
export const InspectionJudgement = defineEntity({
  name: 'InspectionJudgement',
  tableName: 'inspection_judgement',
  indexes: [{ properties: ['inspectionLotId'] }],
  properties: {
    id: p.uuid().primary(),
    inspectionLotId: () => p.manyToOne(InspectionLot).mapToPk().joinColumn('inspection_lot_id'),
    accepted: column.quantity(),
    rejected: column.quantity(),
    reason: p.text().nullable(),
    judgedBy: column.user(),
    judgedAt: p.datetime(6),
  },
});
