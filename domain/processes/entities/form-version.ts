import { defineEntity, p } from '@mikro-orm/postgresql';

/** A published form; a task takes the newest version when it is opened on screen. */
export const FormVersion = defineEntity({
  name: 'FormVersion',
  tableName: 'form_version',
  properties: {
    key: p.string().length(200).primary(),
    version: p.integer().primary(),
    hash: p.string().length(64),
    schema: p.json(),
    deployedAt: p.datetime(6),
    deployedBy: p.string().length(100),
  },
});
