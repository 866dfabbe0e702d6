import type { z } from 'zod';
import { fault } from '../../../contracts/errors.ts';
import type { draftView, processView, versionView } from '../../../contracts/processes/api.ts';
import type { Database } from '../../../platform/database/database.ts';

export type ProcessItem = z.output<typeof processView>;
export type VersionItem = z.output<typeof versionView>;
export type DraftItem = z.output<typeof draftView>;

interface ProcessRow extends Omit<ProcessItem, 'deployedAt' | 'deployedBy' | 'versionTag'> {
  version_tag: string | null;
  deployed_at: Date;
  deployed_by: string;
}

/** The newest active version of every process (or of one), with what is open. */
export async function listProcesses(database: Pick<Database, 'query'>, key?: string): Promise<ProcessItem[]> {
  const rows = await database.query<ProcessRow>(
    `select distinct on (pv.key) pv.key, pv.name, pv.version, pv.version_tag, pv.deployed_at, pv.deployed_by,
       (select coalesce(jsonb_object_agg(o.version, o.n), '{}') from (select i.version, count(*)::int as n from instance i
          where i.process_key = pv.key and i.state in ('starting', 'active', 'suspended') group by i.version) o) as open,
       (select count(*)::int from incident x where x.process_key = pv.key and x.state = 'open') as incidents,
       exists (select from jsonb_array_elements_text(pv.graph -> 'starts') s(id), jsonb_path_query_first(pv.graph -> 'elements' -> s.id, '$') e
         where case when e ->> 'kind' = 'startEvent'
           then jsonb_array_length(e -> 'definitions') = 0 or e -> 'definitions' -> 0 ->> 'type' = 'timer'
           else jsonb_array_length(e -> 'incoming') = 0 and e -> 'instantiate' is distinct from 'true' end) as startable
     from process_version pv where pv.active and ($1::text is null or pv.key = $1) order by pv.key, pv.version desc`,
    [key ?? null],
  );
  return rows.map(({ version_tag: versionTag, deployed_at: deployedAt, deployed_by: deployedBy, ...row }) => ({
    ...row,
    versionTag,
    deployedAt: deployedAt.toISOString(),
    deployedBy,
  }));
}

interface VersionRow extends Omit<VersionItem, 'deployedAt' | 'deployedBy' | 'versionTag'> {
  version_tag: string | null;
  deployed_at: Date;
  deployed_by: string;
}

const VERSION = `key, version, version_tag, hash, name, labels, notes, active, deployed_at, deployed_by, findings, searchable`;

function versionItem({
  version_tag: versionTag,
  deployed_at: deployedAt,
  deployed_by: deployedBy,
  ...row
}: VersionRow): VersionItem {
  return { ...row, versionTag, deployedAt: deployedAt.toISOString(), deployedBy };
}

/** All versions of a process, newest first. */
export async function listVersions(database: Pick<Database, 'query'>, key: string): Promise<VersionItem[]> {
  const rows = await database.query<VersionRow>(
    `select ${VERSION} from process_version where key = $1 order by version desc`,
    [key],
  );
  if (rows.length === 0) throw fault('not-found', { detail: `no process ${key}` });
  return rows.map(versionItem);
}

/** One version with its diagram. */
export async function readVersion(
  database: Pick<Database, 'query'>,
  key: string,
  version: number,
): Promise<VersionItem & { xml: string }> {
  const [row] = await database.query<VersionRow & { xml: string }>(
    `select ${VERSION}, xml from process_version where key = $1 and version = $2`,
    [key, version],
  );
  if (!row) throw fault('not-found', { detail: `no version ${version} of process ${key}` });
  return { ...versionItem(row), xml: row.xml };
}

interface DraftRow {
  id: string;
  process_key: string;
  name: DraftItem['name'];
  revision: number;
  based_on: number | null;
  updated_at: Date;
  updated_by: string;
  xml?: string;
}

/** Drafts in work, the last changed first. */
export async function listDrafts(database: Pick<Database, 'query'>): Promise<DraftItem[]> {
  const rows = await database.query<DraftRow>(
    'select * from process_draft where not archived order by updated_at desc limit 500',
  );
  return rows.map(draftItem);
}

/** A draft with its drawing: the newest revision, or an older one. */
export async function readDraft(database: Pick<Database, 'query'>, id: string, revision?: number): Promise<DraftItem> {
  const [row] = await database.query<DraftRow>(
    `select d.*, r.xml, r.revision from process_draft d
       join process_draft_revision r on r.draft_id = d.id and r.revision = coalesce($2, d.revision) where d.id = $1`,
    [id, revision ?? null],
  );
  if (!row) throw fault('not-found', { detail: `no draft ${id}` });
  return draftItem(row);
}

/** Autosaves of a draft, newest first. */
export async function listRevisions(
  database: Pick<Database, 'query'>,
  id: string,
): Promise<{ revision: number; savedAt: string; savedBy: string }[]> {
  const rows = await database.query<{ revision: number; saved_at: Date; saved_by: string }>(
    'select revision, saved_at, saved_by from process_draft_revision where draft_id = $1 order by revision desc limit 200',
    [id],
  );
  return rows.map((row) => ({ revision: row.revision, savedAt: row.saved_at.toISOString(), savedBy: row.saved_by }));
}

function draftItem(row: DraftRow): DraftItem {
  return {
    id: row.id,
    processKey: row.process_key,
    name: row.name,
    revision: row.revision,
    basedOn: row.based_on,
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
    ...(row.xml === undefined ? {} : { xml: row.xml }),
  };
}
