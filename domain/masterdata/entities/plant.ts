import { defineEntity, p } from '@mikro-orm/postgresql';
import { column, recordColumns } from '../../foundation/index.ts';

/** A site of the company, with its time zone. */
export const Plant = defineEntity({
  name: 'Plant',
  tableName: 'plant',
  properties: {
    ...recordColumns,
    code: column.code().unique(),
    name: column.name(),
    /** IANA name; shifts and dates without offset are meant here. */
    zone: p.string().length(60),
    currency: p.string().length(3),
    active: p.boolean(),
  },
});
