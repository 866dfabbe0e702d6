import type { CompiledDecision } from '../../../contracts/processes/decision.ts';
import { bindingKey, wantedDecisions } from '../../../engine/execute/index.ts';
import type { CompiledProcess } from '../../../engine/model/process.ts';
import type { Database } from '../../../platform/database/database.ts';
import { graphOf } from '../definitions/graph-cache.ts';

/** Decision versions that an instance takes along, by the way its business rule tasks name them. */
export type BoundVersions = Record<string, string>;

/**
 * `latest`: the newest version now, `deployment`: published together with the process, `versionTag`: the newest so
 * tagged. What is not found is left out: the task that needs it becomes an incident.
 */
const FIND = `
  select w.name, (select d.id from decision_version d where d.key = w.decision and case w.binding
      when 'deployment' then (select pv.deployment_id from process_version pv where pv.id = $2) = any (d.deployment_ids)
      when 'versionTag' then d.version_tag = w."versionTag"
      else true end
    order by d.version desc limit 1) as id
  from jsonb_to_recordset($1::jsonb) as w(name text, decision text, binding text, "versionTag" text)`;

/** Chooses once and for all which decisions an instance uses; `null` for a process that names none. */
export async function chooseDecisions(
  database: Pick<Database, 'query'>,
  versionId: string,
): Promise<BoundVersions | null> {
  const process = await graphOf(database, versionId);
  if (process.decisions.length === 0) return null;
  const wanted = wantedDecisions(process).map((one) => ({ name: bindingKey(one), ...one }));
  const found = await database.query<{ name: string; id: string | null }>(FIND, [JSON.stringify(wanted), versionId]);
  return Object.fromEntries(found.flatMap(({ name, id }) => (id === null ? [] : [[name, id]])));
}

/** The graph of a version with the decisions of one instance. */
export async function boundGraph(
  database: Pick<Database, 'query'>,
  versionId: string,
  versions: BoundVersions | null,
): Promise<CompiledProcess> {
  const process = await graphOf(database, versionId);
  if (!versions) return process;
  const bound: Record<string, CompiledDecision> = {};
  for (const [name, id] of Object.entries(versions)) bound[name] = await decisionOf(database, id);
  return { ...process, bound };
}

const decisions = new Map<string, CompiledDecision>();
const MOST = 200;

/** The compiled form of a version; versions never change, so what was read once is kept. */
export async function decisionOf(database: Pick<Database, 'query'>, versionId: string): Promise<CompiledDecision> {
  const known = decisions.get(versionId);
  if (known) return known;
  const [row] = await database.query<{ decision: CompiledDecision }>(
    'select decision from decision_version where id = $1',
    [versionId],
  );
  if (decisions.size >= MOST) decisions.delete(decisions.keys().next().value!);
  decisions.set(versionId, row!.decision);
  return row!.decision;
}
