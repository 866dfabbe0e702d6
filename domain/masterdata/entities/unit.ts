import { defineEntity, p } from '@mikro-orm/postgresql';
import { column, recordColumns } from '../../foundation/index.ts';

/** A unit of measure. Other rows name it by its code, which never changes. */
export const Unit = defineEntity({
  name: 'Unit',
  tableName: 'unit',
  properties: {
    ...recordColumns,
    code: p.string().length(20).unique(),
    name: column.name(),
    decimals: p.integer(),
    active: p.boolean(),
  },
});
