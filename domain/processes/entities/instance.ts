import { defineEntity, p } from '@mikro-orm/postgresql';
import type { InstanceStatus } from '../../../engine/model/effect.ts';
import type { JsonObject } from '../../../contracts/json.ts';

/** Projection of one instance. `starting` until its first delta is projected. */
export const Instance = defineEntity({
  name: 'Instance',
  tableName: 'instance',
  indexes: [
    { properties: ['businessKey'] },
    { properties: ['state', 'lastMovedAt'] },
    { properties: ['processKey', 'state', 'startedAt'] },
    { properties: ['parentInstanceId'] },
    { properties: ['versionId'] },
  ],
  properties: {
    id: p.uuid().primary(),
    processKey: p.string().length(200),
    versionId: p.uuid(),
    version: p.integer(),
    plantId: p.uuid().nullable(),
    businessKey: p.string().length(255).nullable(),
    /** Correlation key of the message that started it: one open instance per key. */
    startKey: p.string().length(255).nullable(),
    state: p.string().length(20).$type<InstanceStatus | 'starting'>(),
    startedAt: p.datetime(6),
    startedBy: p.string().length(100).nullable(),
    endedAt: p.datetime(6).nullable(),
    /** When it last moved, for the stuck board. */
    lastMovedAt: p.datetime(6),
    parentInstanceId: p.uuid().nullable(),
    parentVisit: p.integer().nullable(),
    rootInstanceId: p.uuid(),
    /** Variables of the process scope. */
    variables: p.json().$type<JsonObject>(),
    /** Decision versions that it took along, by the way its tasks name them; `null` when it names none. */
    decisions: p.json().$type<Record<string, string>>().nullable(),
    /** The calendars that it carries are as of then. */
    calendarsAt: p.datetime(6),
    nextDeadline: p.datetime(6).nullable(),
    epoch: p.integer(),
    /** Everything up to here is projected. */
    seq: p.integer(),
    /** Last comparison with the workflow by the reconciler. */
    checkedAt: p.datetime(6).nullable(),
    /** Something does not fit (a rewritten step, a silent end): the reconciler looks at it next. */
    suspect: p.boolean().default(false),
  },
});
