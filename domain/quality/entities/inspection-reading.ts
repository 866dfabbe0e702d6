import { defineEntity, p } from '@mikro-orm/postgresql';
import { column } from '../../foundation/index.ts';
import { InspectionLot } from './inspection-lot.ts';

/** One value of one piece. Append-only: the latest of a piece and characteristic counts. */
export const InspectionReading = defineEntity({
  name: 'InspectionReading',
  tableName: 'inspection_reading',
  indexes: [{ properties: ['inspectionLotId', 'characteristic', 'sample'] }],
  properties: {
    id: p.uuid().primary(),
    inspectionLotId: () => p.manyToOne(InspectionLot).mapToPk().joinColumn('inspection_lot_id'),
    characteristic: p.integer(),
    sample: p.integer(),
    value: column.quantity().nullable(),
    text: p.string().length(500).nullable(),
    ok: p.boolean(),
    instrument: p.string().length(100).nullable(),
    readBy: column.user(),
    readAt: p.datetime(6),
  },
});
