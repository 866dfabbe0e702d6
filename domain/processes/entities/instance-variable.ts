import { defineEntity, p } from '@mikro-orm/postgresql';

/** Value of a searchable variable; one of the value columns is set, by type. */
export const InstanceVariable = defineEntity({
  name: 'InstanceVariable',
  tableName: 'instance_variable',
  indexes: [{ properties: ['name', 'text'] }, { properties: ['name', 'number'] }, { properties: ['name', 'instant'] }],
  properties: {
    instanceId: p.uuid().primary(),
    name: p.string().length(100).primary(),
    text: p.string().length(500).nullable(),
    number: p.decimal().precision(38).scale(12).nullable(),
    instant: p.datetime(6).nullable(),
    seq: p.integer(),
  },
});
