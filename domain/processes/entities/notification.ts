import { defineEntity, p } from '@mikro-orm/postgresql';
import type { LadderStage } from '../../../engine/model/process.ts';

/** A rung of a ladder that was reached: who is told of which task. Without a role it is for whoever has the task. */
export const Notification = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  indexes: [{ properties: ['taskId'] }, { properties: ['at'] }],
  properties: {
    id: p.uuid().primary(),
    taskId: p.uuid(),
    instanceId: p.uuid(),
    action: p.string().length(20).$type<LadderStage['action']>(),
    stage: p.integer(),
    role: p.string().length(100).nullable(),
    at: p.datetime(6),
  },
});
