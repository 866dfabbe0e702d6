import { defineEntity, p } from '@mikro-orm/postgresql';
import type { EngineEvent } from '../../../engine/model/event.ts';
import type { Json } from '../../../contracts/json.ts';

/**
 * `running` until its delta is projected. `withdrawn`: it never left this installation. A start has its event in the
 * run's input instead.
 */
export type CommandState = 'running' | 'done' | 'refused' | 'withdrawn';

/** A command to an instance. Its id is the idempotency key all the way into the workflow. */
export const CommandRow = defineEntity({
  name: 'CommandRow',
  tableName: 'command',
  indexes: [{ properties: ['instanceId'] }],
  properties: {
    id: p.uuid().primary(),
    instanceId: p.uuid(),
    taskId: p.uuid().nullable(),
    type: p.string().length(40),
    event: p.json().$type<EngineEvent>().nullable(),
    actor: p.string().length(100),
    state: p.string().length(20).$type<CommandState>(),
    /** `{code, message}` of a refusal. */
    outcome: p.json().$type<Json>().nullable(),
    /** Record command that ran with it, and what its undo needs. */
    record: p.json().$type<{ name: string; undo: Json }>().nullable(),
    createdAt: p.datetime(6),
    endedAt: p.datetime(6).nullable(),
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime(6),
  },
});
