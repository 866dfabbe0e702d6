import type { z } from 'zod';
import type { instanceRow, instanceState } from '../../../contracts/processes/api.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { cursorValues, pageOf } from '../../foundation/index.ts';
import type { ActingUser, Page } from '../../foundation/index.ts';
import { whereFor } from '../../identity/index.ts';
import { Conditions } from './conditions.ts';
import { addKeySearch } from './key-search.ts';
import { labelsOf } from './labels.ts';
import type { Labels } from './labels.ts';
import { addVariableFilters } from './variable-filter.ts';

export type InstanceItem = z.output<typeof instanceRow>;

export interface InstanceFilter {
  processKey?: string;
  version?: number;
  businessKey?: string;
  search?: string;
  states?: z.output<typeof instanceState>[];
  /** Instances with a token at this element. */
  elementId?: string;
  withIncident?: boolean;
  parentInstanceId?: string;
  startedAfter?: Date;
  startedBefore?: Date;
  variables: string[];
  sort: '-started' | 'started' | 'moved' | '-moved';
  limit: number;
  cursor?: string;
}

export interface ListedInstance {
  id: string;
  process_key: string;
  version_id: string;
  version: number;
  business_key: string | null;
  state: string;
  started_at: Date;
  started_by: string | null;
  ended_at: Date | null;
  last_moved_at: Date;
  parent_instance_id: string | null;
  variables: JsonObject;
  at: string[] | null;
  incidentCount: number;
  sort_key: string;
}

export const INSTANCE_ATTRIBUTES = {
  plantId: { sql: 'i.plant_id', type: 'uuid' },
  processKey: { sql: 'i.process_key' },
  startedBy: { sql: 'i.started_by' },
} as const;

export const INSTANCE_COLUMNS = `i.id, i.process_key, i.version_id, i.version, i.business_key, i.state, i.started_at, i.started_by,
  i.ended_at, i.last_moved_at, i.parent_instance_id, i.variables,
  (select array_agg(distinct v.element_id) from visit v where v.instance_id = i.id and v.state = 'waiting'
    and v.armed_for is null and v.waiting_for ->> 'kind' <> 'scope') as at,
  (select count(*)::int from incident x where x.instance_id = i.id and x.state = 'open') as "incidentCount"`;

const SORTS = {
  '-started': { by: 'i.started_at', direction: 'desc' },
  started: { by: 'i.started_at', direction: 'asc' },
  '-moved': { by: 'i.last_moved_at', direction: 'desc' },
  moved: { by: 'i.last_moved_at', direction: 'asc' },
} as const;

/** Instances that the person may see, filtered and sorted; one page. */
export async function listInstances(
  db: Pick<Tx, 'query'>,
  actor: ActingUser,
  filter: InstanceFilter,
): Promise<Page<InstanceItem>> {
  const conditions = conditionsOf(actor, filter);
  const sort = SORTS[filter.sort];
  const after = cursorValues(filter.cursor, 2);
  if (after) {
    const beyond = sort.direction === 'asc' ? '>' : '<';
    conditions.add(`(${sort.by}, i.id) ${beyond} (${conditions.param(after[0])}::timestamptz, ?::uuid)`, after[1]);
  }
  const rows = await db.query<ListedInstance>(
    `select ${INSTANCE_COLUMNS}, (${sort.by})::text as sort_key from instance i where ${conditions.sql}
     order by ${sort.by} ${sort.direction}, i.id ${sort.direction} limit ${filter.limit + 1}`,
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
    (row) => instanceItem(row, labels),
  );
}

function conditionsOf(actor: ActingUser, filter: InstanceFilter): Conditions {
  const conditions = new Conditions()
    .addWhere((offset) => whereFor(actor.ability, 'read', 'Instance', INSTANCE_ATTRIBUTES, offset))
    .add('i.process_key = ?', filter.processKey)
    .add('i.version = ?', filter.version)
    .add('i.business_key = ?', filter.businessKey)
    .add('i.parent_instance_id = ?::uuid', filter.parentInstanceId)
    .add('i.started_at >= ?', filter.startedAfter)
    .add('i.started_at < ?', filter.startedBefore)
    .add(
      `exists (select from visit v where v.instance_id = i.id and v.state = 'waiting' and v.armed_for is null and v.element_id = ?)`,
      filter.elementId,
    );
  addKeySearch(conditions, 'i.business_key', filter.search);
  // States come from a closed list and go in as they are, so that the index of open instances can serve.
  if (filter.states) conditions.add(`i.state in (${filter.states.map((state) => `'${state}'`).join(', ')})`);
  if (filter.withIncident)
    conditions.add(`exists (select from incident x where x.instance_id = i.id and x.state = 'open')`);
  addVariableFilters(conditions, filter.variables, 'i.id');
  return conditions;
}

/** An instance as lists show it. */
export function instanceItem(row: Omit<ListedInstance, 'sort_key'>, labels: Labels): InstanceItem {
  return {
    id: row.id,
    processKey: row.process_key,
    processName: labels.process(row.version_id),
    version: row.version,
    businessKey: row.business_key,
    state: row.state as InstanceItem['state'],
    startedAt: row.started_at.toISOString(),
    startedBy: row.started_by,
    endedAt: row.ended_at?.toISOString() ?? null,
    lastMovedAt: row.last_moved_at.toISOString(),
    parentInstanceId: row.parent_instance_id,
    at: (row.at ?? []).map((elementId) => ({ elementId, name: labels.element(row.version_id, elementId) })),
    incidentCount: row.incidentCount,
    variables: row.variables,
  };
}
