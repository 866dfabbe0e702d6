import { defineEntity, p } from '@mikro-orm/postgresql';
import type { ReasonKind } from '../../../contracts/masterdata/reasons.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Plant } from './plant.ts';

/** Why something happened: what scrap, rework, corrections are counted by. */
export const Reason = defineEntity({
  name: 'Reason',
  tableName: 'reason',
  uniques: [{ properties: ['plantId', 'code'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code(),
    name: column.name(),
    kind: column.word<ReasonKind>(),
    active: p.boolean(),
  },
});
