import { defineEntity, p } from '@mikro-orm/postgresql';

/** A remark on a task, seen along the whole instance. */
export const TaskComment = defineEntity({
  name: 'TaskComment',
  tableName: 'task_comment',
  indexes: [{ properties: ['instanceId', 'at'] }],
  properties: {
    id: p.uuid().primary(),
    taskId: p.uuid(),
    instanceId: p.uuid(),
    author: p.string().length(100),
    text: p.text(),
    at: p.datetime(6),
  },
});
