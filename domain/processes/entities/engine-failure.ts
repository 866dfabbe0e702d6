import { defineEntity, p } from '@mikro-orm/postgresql';

/** An instance whose workflow does not get on: a failing workflow task, or a run that ended from outside. */
export const EngineFailure = defineEntity({
  name: 'EngineFailure',
  tableName: 'engine_failure',
  properties: {
    instanceId: p.uuid().primary(),
    since: p.datetime(6),
    message: p.text(),
    resolvedAt: p.datetime(6).nullable(),
  },
});
