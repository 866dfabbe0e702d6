import { fault } from '../../../contracts/errors.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { hint } from '../../foundation/index.ts';
import type { ActingUser } from '../../foundation/index.ts';
import { processFault } from '../errors.ts';
import type { TaskState } from '../entities/task.ts';

/** A task as its row stands, with what is needed of its instance. */
export interface TaskRow {
  id: string;
  instance_id: string;
  visit: number;
  element_id: string;
  process_key: string;
  version_id: string;
  business_key: string | null;
  plant_id: string | null;
  state: TaskState;
  assignee: string | null;
  candidate_users: string[];
  candidate_groups: string[];
  escalated_to: string[];
  four_eyes: { people: string[] } | null;
  form_key: string | null;
  record: string | null;
  locals: JsonObject | null;
  outcomes: { code: string }[] | null;
  due: Date | null;
  version: number;
  /** Everything of the instance up to here is projected. */
  instance_seq: number;
  instance_variables: JsonObject;
}

const COLUMNS = `t.id, t.instance_id, t.visit, t.element_id, t.process_key, t.version_id, t.business_key, t.plant_id, t.state,
  t.assignee, t.candidate_users, t.candidate_groups, t.escalated_to, t.four_eyes, t.form_key, t.record, t.locals, t.outcomes,
  t.due, t.version, i.seq as instance_seq, i.variables as instance_variables`;

/** Reads a task; `not-found` when there is none. */
export async function readTask(db: Pick<Tx, 'query'>, id: string): Promise<TaskRow> {
  return found(
    id,
    await db.query<TaskRow>(`select ${COLUMNS} from task t join instance i on i.id = t.instance_id where t.id = $1`, [
      id,
    ]),
  );
}

/** The same, locked until the end of the transaction. */
export async function lockTask(tx: Tx, id: string): Promise<TaskRow> {
  const sql = `select ${COLUMNS} from task t join instance i on i.id = t.instance_id where t.id = $1 for update of t`;
  return found(id, await tx.query<TaskRow>(sql, [id]));
}

function found(id: string, rows: TaskRow[]): TaskRow {
  const [row] = rows;
  if (!row) throw fault('not-found', { detail: `no task ${id}` });
  return row;
}

/** What permission conditions of `Task` speak of. */
export function taskSubject(task: TaskRow): object {
  return {
    plantId: task.plant_id,
    processKey: task.process_key,
    assignee: task.assignee,
    candidateUsers: task.candidate_users,
    candidateRoles: [...task.candidate_groups, ...task.escalated_to],
    excludedUsers: task.four_eyes?.people ?? [],
  };
}

/** Refuses work on a task that is closed, under way, seen in an older version, or somebody else's. */
export function requireOpen(task: TaskRow, actor: ActingUser, version: number | undefined): void {
  if (task.state === 'completing')
    throw processFault('task-completing', { detail: `task ${task.id} is being completed` });
  if (task.state !== 'open') throw processFault('task-closed', { detail: `task ${task.id} is ${task.state}` });
  if (task.assignee !== null && task.assignee !== actor.user && task.assignee !== actor.onBehalfOf) {
    throw processFault('task-taken', {
      detail: `task ${task.id} is with ${task.assignee}`,
      params: { assignee: task.assignee },
    });
  }
  requireTaskVersion(task, version);
}

/** Refuses what only makes sense while the task is open, whoever has it. */
export function requireUnclosed(task: TaskRow): void {
  if (task.state === 'completing')
    throw processFault('task-completing', { detail: `task ${task.id} is being completed` });
  if (task.state !== 'open') throw processFault('task-closed', { detail: `task ${task.id} is ${task.state}` });
}

/** Refuses a change based on an older version of the row. */
export function requireTaskVersion(task: TaskRow, version: number | undefined): void {
  if (version !== undefined && version !== task.version) {
    throw fault('stale-version', {
      detail: `task ${task.id} has version ${task.version}, not ${version}`,
      params: { version: task.version },
    });
  }
}

/** Tells browsers that the row changed. */
export function taskHint(tx: Tx, task: TaskRow): Promise<void> {
  return hint(tx, { subject: 'Task', ref: task.id, version: task.version, scope: taskSubject(task) });
}
