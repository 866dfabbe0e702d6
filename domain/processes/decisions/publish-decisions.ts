import { createHash } from 'node:crypto';
import type { CompiledDecision } from '../../../contracts/processes/decision.ts';
import type { Finding } from '../../../engine/model/process.ts';
import { audit, hint, newId, permit } from '../../foundation/index.ts';
import type { CommandContext } from '../../foundation/index.ts';

/** A DMN file with the decisions in it, as compiled. */
export interface DecisionFileInput {
  name: string;
  xml: string;
  decisions: CompiledDecision[];
  findings: Finding[];
}

export interface PublishedDecision {
  key: string;
  version: number;
  hash: string;
  changed: boolean;
}

/** Publishes the decisions of a file. A version rises only when what is evaluated has changed. */
export async function publishDecisions(
  context: CommandContext,
  deploymentId: string,
  file: DecisionFileInput,
): Promise<PublishedDecision[]> {
  for (const { key } of file.decisions) permit(context, { subject: 'Decision', verb: 'publish' }, { key });
  const fileId = await storeFile(context, file);
  const published: PublishedDecision[] = [];
  for (const decision of file.decisions) {
    published.push(await publishVersion(context, { deploymentId, fileId, findings: file.findings }, decision));
  }
  return published;
}

async function storeFile(context: CommandContext, { name, xml }: DecisionFileInput): Promise<string> {
  const hash = createHash('sha256').update(xml).digest('hex');
  const [file] = await context.tx.query<{ id: string }>(
    `insert into decision_file (id, hash, name, xml) values ($1, $2, $3, $4)
     on conflict (hash) do update set name = excluded.name returning id`,
    [newId(context.at), hash, name, xml],
  );
  return file!.id;
}

interface Publishing {
  deploymentId: string;
  fileId: string;
  findings: Finding[];
}

async function publishVersion(
  context: CommandContext,
  { deploymentId, fileId, findings }: Publishing,
  decision: CompiledDecision,
): Promise<PublishedDecision> {
  const { key, hash, name, kind } = decision;
  const { tx } = context;
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('decision ' || $1, 0))`, [key]);
  const [latest] = await tx.query<{ id: string; version: number; hash: string }>(
    'select id, version, hash from decision_version where key = $1 order by version desc limit 1',
    [key],
  );
  const shown = [fileId, deploymentId, JSON.stringify(findings)];
  if (latest?.hash === hash) {
    await tx.query(
      'update decision_version set file_id = $2, deployment_ids = deployment_ids || $3::uuid, findings = $4 where id = $1',
      [latest.id, ...shown],
    );
    return { key, hash, version: latest.version, changed: false };
  }
  const version = (latest?.version ?? 0) + 1;
  await tx.query(
    `insert into decision_version (id, key, version, version_tag, hash, name, kind, decision, deployed_at, deployed_by,
       file_id, deployment_ids, findings)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, array[$12::uuid], $13)`,
    [
      ...[newId(context.at), key, version, decision.versionTag ?? null, hash, name, kind, JSON.stringify(decision)],
      ...[context.at, context.actor.user],
      ...shown,
    ],
  );
  await audit(context, 'processes.publish-decision', {
    subject: 'Decision',
    ref: key,
    before: latest ? { version: latest.version, hash: latest.hash } : null,
    after: { version, hash },
  });
  await hint(tx, { subject: 'Decision', ref: key, version, scope: { key } });
  return { key, hash, version, changed: true };
}
