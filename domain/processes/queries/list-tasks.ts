import type { z } from 'zod';
import type { taskRow } from '../../../contracts/processes/api.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { cursorValues, pageOf } from '../../foundation/index.ts';
import type { Ability, ActingUser, Page } from '../../foundation/index.ts';
import { whereFor } from '../../identity/index.ts';
import { Conditions } from './conditions.ts';
import { addKeySearch } from './key-search.ts';
import { labelsOf } from './labels.ts';
import type { Labels } from './labels.ts';
import { addVariableFilters } from './variable-filter.ts';

export type TaskItem = z.output<typeof taskRow>;

export interface TaskFilter {
  /** `mine`: assigned to me; `claimable`: nobody has it and I may take it; `done`: completed by me. */
  view?: 'mine' | 'claimable' | 'done';
  state?: 'open' | 'completed' | 'cancelled';
  instanceId?: string;
  processKey?: string;
  elementId?: string;
  businessKey?: string;
  assignee?: string;
  /** Role code or user name that could take it. */
  candidate?: string;
  dueBefore?: Date;
  dueAfter?: Date;
  overdue?: boolean;
  minPriority?: number;
  /** Text in the business key. */
  search?: string;
  variables: string[];
  sort: 'due' | '-due' | 'priority' | 'created' | '-created' | '-ended';
  limit: number;
  cursor?: string;
}

export interface ListedTask {
  id: string;
  element_id: string;
  instance_id: string;
  process_key: string;
  version_id: string;
  business_key: string | null;
  assignee: string | null;
  candidate_users: string[];
  candidate_groups: string[];
  escalated_to: string[];
  due: Date | null;
  follow_up: Date | null;
  priority: number;
  state: string;
  created_at: Date;
  ended_at: Date | null;
  completed_by: string | null;
  outcome: string | null;
  escalation: number;
  breached: boolean;
  version: number;
  sort_key: string | number;
}

export const TASK_COLUMNS = `t.id, t.element_id, t.instance_id, t.process_key, t.version_id, t.business_key, t.assignee,
  t.candidate_users, t.candidate_groups, t.escalated_to, t.due, t.follow_up, t.priority, t.state, t.created_at, t.ended_at,
  t.completed_by, t.outcome, t.escalation, t.breached, t.version`;

/** Where permission conditions of `Task` find their attributes. */
export const TASK_ATTRIBUTES = {
  plantId: { sql: 't.plant_id', type: 'uuid' },
  processKey: { sql: 't.process_key' },
  assignee: { sql: 't.assignee' },
  candidateUsers: { sql: 't.candidate_users', type: 'text[]' },
  candidateRoles: { sql: '(t.candidate_groups || t.escalated_to)', type: 'text[]' },
  excludedUsers: { sql: `array(select jsonb_array_elements_text(t.four_eyes -> 'people'))`, type: 'text[]' },
} as const;

const OPEN = `t.state in ('open', 'completing')`;
const DUE = `coalesce(t.due, 'infinity'::timestamptz)`;

/** Sort expression (unique with the id), its direction, and the cast of a cursor's text. */
const SORTS = {
  due: { by: DUE, direction: 'asc', cast: 'timestamptz' },
  '-due': { by: DUE, direction: 'desc', cast: 'timestamptz' },
  priority: { by: 't.priority', direction: 'desc', cast: 'int' },
  created: { by: 't.created_at', direction: 'asc', cast: 'timestamptz' },
  '-created': { by: 't.created_at', direction: 'desc', cast: 'timestamptz' },
  '-ended': { by: 't.ended_at', direction: 'desc', cast: 'timestamptz' },
} as const;

/** Tasks that the person may see, filtered and sorted; one page. */
export async function listTasks(db: Pick<Tx, 'query'>, actor: ActingUser, filter: TaskFilter): Promise<Page<TaskItem>> {
  const conditions = conditionsOf(actor, filter);
  const sort = SORTS[filter.sort];
  const after = cursorValues(filter.cursor, 2);
  if (after) {
    const beyond = sort.direction === 'asc' ? '>' : '<';
    conditions.add(`(${sort.by}, t.id) ${beyond} (${conditions.param(after[0])}::${sort.cast}, ?::uuid)`, after[1]);
  }
  const rows = await db.query<ListedTask>(
    `select ${TASK_COLUMNS}, (${sort.by})::text as sort_key from task t where ${conditions.sql}
     order by ${sort.by} ${sort.direction}, t.id ${sort.direction} limit ${filter.limit + 1}`,
    conditions.params,
  );
  const labels = await labelsOf(
    db,
    rows.map((row) => row.version_id),
  );
  return pageOf(
    rows,
    filter.limit,
    (row) => [row.sort_key, row.id],
    (row) => taskItem(row, labels),
  );
}

export interface TaskCounts {
  mine: number;
  claimable: number;
  overdue: number;
}

/** Counts end here: who has a thousand tasks waiting needs no exact number. */
export const MOST_COUNTED = 1000;

/** How many tasks wait for the person (1,000 = that many or more), from the same conditions as the list. */
export async function countTasks(db: Pick<Tx, 'query'>, actor: ActingUser): Promise<TaskCounts> {
  const count = async (filter: Partial<TaskFilter>): Promise<number> => {
    const conditions = conditionsOf(actor, { variables: [], sort: 'due', limit: 1, ...filter });
    const [row] = await db.query<{ n: number }>(
      `select count(*)::int as n from (select from task t where ${conditions.sql} limit ${MOST_COUNTED}) found`,
      conditions.params,
    );
    return row!.n;
  };
  const [mine, claimable, overdue] = [
    await count({ view: 'mine' }),
    await count({ view: 'claimable' }),
    await count({ view: 'mine', overdue: true }),
  ];
  return { mine, claimable, overdue };
}

function conditionsOf(actor: ActingUser, filter: TaskFilter): Conditions {
  const conditions = new Conditions();
  addView(conditions, actor, filter);
  conditions
    .add('t.instance_id = ?::uuid', filter.instanceId)
    .add('t.process_key = ?', filter.processKey)
    .add('t.element_id = ?', filter.elementId)
    .add('t.business_key = ?', filter.businessKey)
    .add('t.assignee = ?', filter.assignee)
    .add(
      `((t.candidate_groups || t.escalated_to) && array[?]::text[] or t.candidate_users && array[?]::text[])`,
      filter.candidate,
    )
    .add('t.due < ?', filter.dueBefore)
    .add('t.due >= ?', filter.dueAfter)
    .add('t.priority >= ?', filter.minPriority);
  addKeySearch(conditions, 't.business_key', filter.search);
  if (filter.overdue) conditions.add(`${DUE} < now()`);
  if (filter.sort === '-ended') conditions.add('t.ended_at is not null');
  addVariableFilters(conditions, filter.variables, 't.instance_id');
  return conditions;
}

function addView(conditions: Conditions, actor: ActingUser, filter: TaskFilter): void {
  const may = (verb: 'read' | 'claim') =>
    conditions.addWhere((offset) => whereFor(actor.ability as Ability, verb, 'Task', TASK_ATTRIBUTES, offset));
  switch (filter.view) {
    case 'mine':
      conditions.add(OPEN).add('t.assignee = ?', actor.user);
      break;
    case 'claimable':
      conditions.add(OPEN).add('t.assignee is null');
      may('claim');
      break;
    case 'done':
      conditions.add(`t.state = 'completed'`).add('t.completed_by = ?', actor.user);
      break;
    default:
      may('read');
  }
  if (filter.state === 'open') conditions.add(OPEN);
  else conditions.add('t.state = ?', filter.state);
}

/** A task as lists show it. */
export function taskItem(row: Omit<ListedTask, 'sort_key'>, labels: Labels): TaskItem {
  return {
    id: row.id,
    elementId: row.element_id,
    name: labels.element(row.version_id, row.element_id),
    instanceId: row.instance_id,
    processKey: row.process_key,
    processName: labels.process(row.version_id),
    businessKey: row.business_key,
    assignee: row.assignee,
    candidates: { users: row.candidate_users, roles: [...row.candidate_groups, ...row.escalated_to] },
    due: row.due?.toISOString() ?? null,
    followUp: row.follow_up?.toISOString() ?? null,
    priority: row.priority,
    state: row.state as TaskItem['state'],
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    completedBy: row.completed_by,
    outcome: row.outcome,
    escalation: row.escalation,
    breached: row.breached,
    version: row.version,
  };
}
