import { defineEntity, p } from '@mikro-orm/postgresql';
import type { FourEyes, TaskOutcome } from '../../../engine/model/process.ts';
import type { JsonObject } from '../../../contracts/json.ts';

export type TaskState = 'open' | 'completing' | 'completed' | 'cancelled';

/** A user task. `seq` orders what the workflow says; `version` counts what people do to the row (claim, draft …). */
export const Task = defineEntity({
  name: 'Task',
  tableName: 'task',
  indexes: [{ properties: ['instanceId'] }, { properties: ['businessKey'] }],
  properties: {
    id: p.uuid().primary(),
    instanceId: p.uuid(),
    epoch: p.integer(),
    visit: p.integer(),
    elementId: p.string().length(200),
    processKey: p.string().length(200),
    versionId: p.uuid(),
    plantId: p.uuid().nullable(),
    businessKey: p.string().length(255).nullable(),
    state: p.string().length(20).$type<TaskState>(),
    assignee: p.string().length(100).nullable(),
    candidateUsers: p.array().columnType('text[]').$type<string[]>(),
    candidateGroups: p.array().columnType('text[]').$type<string[]>(),
    /** Roles that joined by escalation. */
    escalatedTo: p.array().columnType('text[]').$type<string[]>().default([]),
    /** Highest rung of the ladder reached; 0 = none. */
    escalation: p.integer().default(0),
    breached: p.boolean().default(false),
    /** Nobody who is active could take it; kept up to date by a job. */
    unstaffed: p.boolean().default(false),
    formKey: p.string().length(200).nullable(),
    record: p.string().length(100).nullable(),
    fourEyes: p.json().$type<FourEyes & { people: string[] }>().nullable(),
    outcomes: p.json().$type<TaskOutcome[]>().nullable(),
    locals: p.json().$type<JsonObject>().nullable(),
    loopCounter: p.integer().nullable(),
    due: p.datetime(6).nullable(),
    followUp: p.datetime(6).nullable(),
    priority: p.integer(),
    createdAt: p.datetime(6),
    endedAt: p.datetime(6).nullable(),
    completedBy: p.string().length(100).nullable(),
    outcome: p.string().length(100).nullable(),
    /** What a person typed and did not send yet. */
    draft: p.json().$type<JsonObject>().nullable(),
    seq: p.integer(),
    version: p.integer(),
  },
});
