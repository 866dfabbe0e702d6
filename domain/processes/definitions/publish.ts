import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { LocalizedText } from '../../../contracts/json.ts';
import { startTriggers } from '../../../engine/execute/index.ts';
import type { StartTrigger } from '../../../engine/execute/index.ts';
import type { CompiledProcess, Finding } from '../../../engine/model/process.ts';
import { audit, defineCommand, hint, newId, permit } from '../../foundation/index.ts';
import type { CommandContext } from '../../foundation/index.ts';
import { publishDecisions } from '../decisions/publish-decisions.ts';
import type { DecisionFileInput, PublishedDecision } from '../decisions/publish-decisions.ts';
import { lockMessageNames, matchSubscriptions } from '../messages/match.ts';
import { processFault } from '../errors.ts';

/** One process as compiled from a file. */
export interface CompiledFile {
  process: CompiledProcess;
  xml: string;
  name: LocalizedText;
  labels: Record<string, LocalizedText>;
  versionTag?: string;
  findings: Finding[];
}

export interface Publication {
  processes: CompiledFile[];
  decisions: DecisionFileInput[];
  forms: { key: string; schema: object }[];
  notes?: string;
  draftId?: string;
  /** Bytes of each compressed graph and decision, by key, for the limit. */
  sizes: Record<string, number>;
}

export interface PublishedVersions {
  id: string;
  processes: { key: string; version: number; hash: string; changed: boolean }[];
  decisions: PublishedDecision[];
  forms: { key: string; version: number }[];
  /** Commands that start instances for messages that were waiting. */
  commands: string[];
}

/** Everything a run needs travels as its input, so graphs have a limit. */
const LARGEST_GRAPH = 256 * 1024;

/** Publishes processes and forms together, all or nothing. A version rises only when what runs has changed. */
export const publish = defineCommand<Publication, PublishedVersions>({
  name: 'processes.publish',
  input: z.custom<Publication>((value) => typeof value === 'object' && value !== null),
  async run(context, input) {
    const id = newId(context.at);
    const result: PublishedVersions = { id, processes: [], decisions: [], forms: [], commands: [] };
    for (const file of input.decisions) {
      for (const { key } of file.decisions) requireSize(`decision ${key}`, input.sizes[`decision ${key}`] ?? 0);
      result.decisions.push(...(await publishDecisions(context, id, file)));
    }
    for (const file of input.processes) {
      permit(context, { subject: 'ProcessDefinition', verb: 'publish' }, { key: file.process.key });
      requireSize(`process ${file.process.key}`, input.sizes[file.process.key] ?? 0);
      result.processes.push(await publishVersion(context, id, file, input.notes));
    }
    for (const form of input.forms) result.forms.push(await publishForm(context, form));
    for (const file of input.processes) result.commands.push(...(await listen(context, file.process)));
    if (input.draftId)
      await context.tx.query('update process_draft set archived = true where id = $1', [input.draftId]);
    return result;
  },
});

function requireSize(what: string, bytes: number): void {
  if (bytes <= LARGEST_GRAPH) return;
  throw processFault('too-large', {
    detail: `${what} has ${bytes} bytes compressed; at most ${LARGEST_GRAPH}`,
    params: { bytes },
  });
}

async function publishVersion(context: CommandContext, deploymentId: string, file: CompiledFile, notes?: string) {
  const { key, hash } = file.process;
  const { tx } = context;
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('process ' || $1, 0))`, [key]);
  const [latest] = await tx.query<{ id: string; version: number; hash: string }>(
    'select id, version, hash from process_version where key = $1 order by version desc limit 1',
    [key],
  );
  const version = latest?.hash === hash ? latest.version : (latest?.version ?? 0) + 1;
  await storeVersion(context, deploymentId, file, {
    version,
    redraws: latest?.hash === hash ? latest.id : undefined,
    notes,
  });
  const changed = latest?.hash !== hash;
  await audit(context, 'processes.publish', {
    subject: 'ProcessDefinition',
    ref: key,
    before: latest ? { version: latest.version, hash: latest.hash } : null,
    after: { version, hash },
    ...(notes === undefined ? {} : { reason: notes }),
  });
  await hint(tx, { subject: 'ProcessDefinition', ref: key, version, scope: { key } });
  return { key, version, hash, changed };
}

/** The same graph drawn or labelled anew keeps its version: what runs is the same. */
async function storeVersion(
  context: CommandContext,
  deploymentId: string,
  file: CompiledFile,
  how: { version: number; redraws: string | undefined; notes: string | undefined },
): Promise<void> {
  const { key, hash, searchable } = file.process;
  const shown = [
    file.xml,
    ...[file.name, file.labels, file.findings].map((part) => JSON.stringify(part)),
    file.versionTag ?? null,
  ];
  if (how.redraws !== undefined) {
    await context.tx.query(
      `update process_version set xml = $2, name = $3, labels = $4, findings = $5, version_tag = $6, deployment_id = $7, active = true
       where id = $1`,
      [how.redraws, ...shown, deploymentId],
    );
    return;
  }
  const graph = [JSON.stringify(file.process), JSON.stringify(searchable)];
  const published = [deploymentId, how.notes ?? null, context.at, context.actor.user];
  await context.tx.query(
    `insert into process_version (id, key, version, hash, graph, searchable, deployment_id, notes, deployed_at, deployed_by,
       active, xml, name, labels, findings, version_tag, starts_by_timer)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, true, $11, $12, $13, $14, $15, $16)`,
    [newId(context.at), key, how.version, hash, ...graph, ...published, ...shown, startsByTimer(file.process)],
  );
}

async function publishForm(context: CommandContext, form: { key: string; schema: object }) {
  const text = JSON.stringify(form.schema);
  const hash = createHash('sha256').update(text).digest('hex');
  await context.tx.query(`select pg_advisory_xact_lock(hashtextextended('form ' || $1, 0))`, [form.key]);
  const [latest] = await context.tx.query<{ version: number; hash: string }>(
    'select version, hash from form_version where key = $1 order by version desc limit 1',
    [form.key],
  );
  if (latest?.hash === hash) return { key: form.key, version: latest.version };
  const version = (latest?.version ?? 0) + 1;
  await context.tx.query(
    'insert into form_version (key, version, hash, schema, deployed_at, deployed_by) values ($1, $2, $3, $4, $5, $6)',
    [form.key, version, hash, text, context.at, context.actor.user],
  );
  return { key: form.key, version };
}

/** The newest version listens at its start events; the older ones no longer do. */
async function listen(context: CommandContext, process: CompiledProcess): Promise<string[]> {
  const { tx } = context;
  const starts = startTriggers(process).flatMap(startSubscriptions);
  await lockMessageNames(
    tx,
    starts.filter((start) => start.kind === 'message').map((start) => start.name),
  );
  await tx.query('update subscription set open = false where process_key = $1 and instance_id is null and open', [
    process.key,
  ]);
  const ids: string[] = [];
  for (const start of starts) {
    const id = newId(context.at);
    await tx.query(
      `insert into subscription (id, kind, name, process_key, element_id, definition, open, since, seq) values ($1, $2, $3, $4, $5, $6, true, $7, 0)`,
      [id, start.kind, start.name, process.key, start.elementId, start.definition, context.at],
    );
    if (start.kind === 'message') ids.push(id);
  }
  return matchSubscriptions(tx, ids);
}

function startsByTimer(process: CompiledProcess): boolean {
  return startTriggers(process).some(({ trigger }) => trigger.type === 'timer');
}

interface StartSubscription {
  kind: 'message' | 'signal';
  name: string;
  elementId: string;
  definition: number;
}

/** Names at start events are literals: there is no instance yet whose variables an expression could read. */
function startSubscriptions({ elementId, definition, trigger }: StartTrigger): StartSubscription[] {
  if (trigger.type === 'message') return [{ kind: 'message', name: trigger.catch!.name, elementId, definition }];
  if (trigger.type === 'signal') return [{ kind: 'signal', name: trigger.name, elementId, definition }];
  return [];
}
