import type { z } from 'zod';
import { fault } from '../../../contracts/errors.ts';
import type { CompiledDecision } from '../../../contracts/processes/decision.ts';
import type { decisionVersionView, decisionView } from '../../../contracts/processes/decision-api.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { ActingUser } from '../../foundation/index.ts';
import { permit } from '../../foundation/index.ts';
import { whereFor } from '../../identity/index.ts';

export type DecisionItem = z.output<typeof decisionView>;
export type DecisionVersionItem = z.output<typeof decisionVersionView>;

type Db = Pick<Database, 'query'>;

interface DecisionRow {
  key: string;
  name: string;
  kind: CompiledDecision['kind'];
  version: number;
  version_tag: string | null;
  inputs: CompiledDecision['inputs'];
  deployed_at: Date;
  deployed_by: string;
}

const COLUMNS = `d.key, d.name, d.kind, d.version, d.version_tag, d.decision -> 'inputs' as inputs, d.deployed_at, d.deployed_by`;
const ATTRIBUTES = { key: { sql: 'd.key' } } as const;

/** The newest version of every decision that the person may read. */
export async function listDecisions(database: Db, actor: ActingUser): Promise<DecisionItem[]> {
  const { sql, params } = whereFor(actor.ability, 'read', 'Decision', ATTRIBUTES);
  const rows = await database.query<DecisionRow>(
    `select distinct on (d.key) ${COLUMNS} from decision_version d where ${sql} order by d.key, d.version desc`,
    params,
  );
  return rows.map(item);
}

function item({
  version_tag: versionTag,
  deployed_at: at,
  deployed_by: deployedBy,
  ...row
}: DecisionRow): DecisionItem {
  return { ...row, versionTag, deployedAt: at.toISOString(), deployedBy };
}

/** All versions of a decision, newest first. */
export async function listDecisionVersions(
  database: Db,
  actor: ActingUser,
  key: string,
): Promise<DecisionVersionItem[]> {
  permit({ actor }, { subject: 'Decision', verb: 'read' }, { key });
  const rows = await database.query<DecisionRow & Pick<DecisionVersionItem, 'hash' | 'findings' | 'file'>>(
    `select ${COLUMNS}, d.hash, d.findings, f.name as file from decision_version d join decision_file f on f.id = d.file_id
     where d.key = $1 order by d.version desc`,
    [key],
  );
  if (rows.length === 0) throw fault('not-found', { detail: `no decision ${key}` });
  return rows.map((row) => ({ ...item(row), hash: row.hash, findings: row.findings, file: row.file }));
}

/** The file of a version as it was drawn. */
export async function readDecisionXml(database: Db, actor: ActingUser, key: string, version: number): Promise<string> {
  permit({ actor }, { subject: 'Decision', verb: 'read' }, { key });
  const [row] = await database.query<{ xml: string }>(
    `select f.xml from decision_version d join decision_file f on f.id = d.file_id where d.key = $1 and d.version = $2`,
    [key, version],
  );
  if (!row) throw fault('not-found', { detail: `no version ${version} of decision ${key}` });
  return row.xml;
}

/** Id of a version of a decision, the newest when none is named. */
export async function decisionVersionId(database: Db, key: string, version: number | undefined): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `select id from decision_version where key = $1 and ($2::int is null or version = $2) order by version desc limit 1`,
    [key, version ?? null],
  );
  if (row) return row.id;
  throw fault('not-found', { detail: `no ${version === undefined ? '' : `version ${version} of `}decision ${key}` });
}
