import { defineEntity, p } from '@mikro-orm/postgresql';
import type { CodeScope, CodeSegment } from '../../../contracts/masterdata/code-rules.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Plant } from './plant.ts';

/** How codes of one kind are made. A change makes a new row, so that codes of older rules can still be read. */
export const CodeRule = defineEntity({
  name: 'CodeRule',
  tableName: 'code_rule',
  indexes: [{ properties: ['plantId', 'scope'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    scope: column.word<CodeScope>(),
    segments: p.json().$type<CodeSegment[]>(),
    gapless: p.boolean(),
    active: p.boolean(),
  },
});
