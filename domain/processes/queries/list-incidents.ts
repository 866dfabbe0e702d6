import type { z } from 'zod';
import type { incidentView } from '../../../contracts/processes/api.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { cursorValues, pageOf } from '../../foundation/index.ts';
import type { ActingUser, Page } from '../../foundation/index.ts';
import { whereFor } from '../../identity/index.ts';
import { Conditions } from './conditions.ts';
import { labelsOf } from './labels.ts';
import type { Labels } from './labels.ts';

export type IncidentItem = z.output<typeof incidentView>;

interface IncidentRow {
  id: string;
  instance_id: string;
  process_key: string;
  version_id: string;
  business_key: string | null;
  element_id: string;
  code: string;
  message: string;
  detail: IncidentItem['detail'];
  state: IncidentItem['state'];
  resolution: string | null;
  raised_at: Date;
  resolved_at: Date | null;
  sort_key: string;
}

const SELECT = `select x.id, x.instance_id, x.process_key, i.version_id, i.business_key, x.element_id, x.code, x.message, x.detail,
  x.state, x.resolution, x.raised_at, x.resolved_at, x.raised_at::text as sort_key
  from incident x join instance i on i.id = x.instance_id`;

const ATTRIBUTES = {
  plantId: { sql: 'i.plant_id', type: 'uuid' },
  processKey: { sql: 'i.process_key' },
} as const;

export interface IncidentFilter {
  state: 'open' | 'resolved';
  processKey?: string;
  instanceId?: string;
  code?: string;
  limit: number;
  cursor?: string;
}

/** Incidents that the person may see, newest first; one page. */
export async function listIncidents(
  db: Pick<Tx, 'query'>,
  actor: ActingUser,
  filter: IncidentFilter,
): Promise<Page<IncidentItem>> {
  const conditions = new Conditions()
    .addWhere((offset) => whereFor(actor.ability, 'read', 'Incident', ATTRIBUTES, offset))
    .add('x.state = ?', filter.state)
    .add('x.process_key = ?', filter.processKey)
    .add('x.instance_id = ?::uuid', filter.instanceId)
    .add('x.code = ?', filter.code);
  const after = cursorValues(filter.cursor, 2);
  if (after) conditions.add(`(x.raised_at, x.id) < (${conditions.param(after[0])}::timestamptz, ?::uuid)`, after[1]);
  const rows = await db.query<IncidentRow>(
    `${SELECT} where ${conditions.sql} order by x.raised_at desc, x.id desc limit ${filter.limit + 1}`,
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
    (row) => incidentItem(row, labels),
  );
}

/** Incidents of one instance, open ones first. */
export async function incidentsOf(db: Pick<Tx, 'query'>, instanceId: string): Promise<IncidentItem[]> {
  const rows = await db.query<IncidentRow>(
    `${SELECT} where x.instance_id = $1 order by x.state = 'resolved', x.raised_at desc limit 200`,
    [instanceId],
  );
  const labels = await labelsOf(
    db,
    rows.map((row) => row.version_id),
  );
  return rows.map((row) => incidentItem(row, labels));
}

function incidentItem(row: IncidentRow, labels: Labels): IncidentItem {
  return {
    id: row.id,
    instanceId: row.instance_id,
    processKey: row.process_key,
    businessKey: row.business_key,
    elementId: row.element_id,
    name: labels.element(row.version_id, row.element_id),
    code: row.code,
    message: row.message,
    detail: row.detail,
    state: row.state,
    resolution: row.resolution,
    raisedAt: row.raised_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  };
}
