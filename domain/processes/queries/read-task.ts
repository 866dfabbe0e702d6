import type { z } from 'zod';
import { fault } from '../../../contracts/errors.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import type { taskView } from '../../../contracts/processes/api.ts';
import type { Database } from '../../../platform/database/database.ts';
import { actingFor } from '../../foundation/index.ts';
import type { ActingUser } from '../../foundation/index.ts';
import { formOf } from '../definitions/forms.ts';
import { graphOf } from '../definitions/graph-cache.ts';
import { taskSubject } from '../tasks/task-row.ts';
import type { TaskRow } from '../tasks/task-row.ts';
import { labelsOf } from './labels.ts';
import { TASK_COLUMNS, taskItem } from './list-tasks.ts';
import type { ListedTask } from './list-tasks.ts';

export type TaskDetail = z.output<typeof taskView>;
type May = TaskDetail['may'][number];

type Row = ListedTask &
  Pick<TaskRow, 'plant_id' | 'four_eyes' | 'form_key' | 'record' | 'locals' | 'instance_variables'> & {
    outcomes: TaskDetail['outcomes'];
    draft: JsonObject | null;
  };

/** A task with its form and data; somebody else's is not found rather than forbidden. */
export async function readTaskDetail(database: Database, actor: ActingUser, id: string): Promise<TaskDetail> {
  const [row] = await database.query<Row>(
    `select ${TASK_COLUMNS}, t.plant_id, t.four_eyes, t.form_key, t.record, t.locals, t.outcomes, t.draft,
       i.variables as instance_variables
     from task t join instance i on i.id = t.instance_id where t.id = $1`,
    [id],
  );
  const subject = row && taskSubject(row as unknown as TaskRow);
  if (!row || !actingFor(actor, 'read', 'Task', subject)) throw fault('not-found', { detail: `no task ${id}` });
  const [labels, graph, form] = await Promise.all([
    labelsOf(database, [row.version_id]),
    graphOf(database, row.version_id),
    row.form_key === null ? undefined : formOf(database, row.form_key),
  ]);
  const element = graph.elements[row.element_id];
  const instruction = element && 'instruction' in element ? (element.instruction ?? null) : null;
  return {
    ...taskItem(row, labels),
    formKey: row.form_key,
    form: (form?.schema as TaskDetail['form']) ?? null,
    outcomes: row.outcomes,
    record: row.record,
    variables: { ...row.instance_variables, ...row.locals },
    draft: row.assignee === null || row.assignee === actor.user ? row.draft : null,
    may: mayOf(actor, row, subject!),
    comments: await commentsOf(database, row.instance_id),
    instruction,
  };
}

function mayOf(actor: ActingUser, row: Row, subject: object): May[] {
  if (row.state !== 'open') return actingFor(actor, 'comment', 'Task', subject) ? ['comment'] : [];
  const free = row.assignee === null;
  const can = (verb: string) => actingFor(actor, verb, 'Task', subject);
  const completes = can('complete');
  const own = completes && (free || row.assignee === actor.user || row.assignee === completes.onBehalfOf);
  const shared = row.candidate_users.length + row.candidate_groups.length > 0;
  const may: May[] = [];
  if (free && can('claim')) may.push('claim');
  if (own && !free && shared) may.push('unclaim');
  if (own) may.push('complete', 'draft');
  if (can('assign')) may.push('assign');
  if (can('comment')) may.push('comment');
  return may;
}

async function commentsOf(database: Database, instanceId: string): Promise<TaskDetail['comments']> {
  const rows = await database.query<{ id: string; author: string; text: string; at: Date }>(
    'select id, author, text, at from task_comment where instance_id = $1 order by at, id limit 500',
    [instanceId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
