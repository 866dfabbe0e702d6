import { zstdCompressSync } from 'node:zlib';
import type { z } from 'zod';
import type { FieldError } from '../../contracts/errors.ts';
import { fault } from '../../contracts/errors.ts';
import { form as formSchema } from '../../contracts/forms/form.ts';
import type { deploymentBody } from '../../contracts/processes/api.ts';
import { processFault } from '../../domain/processes/index.ts';
import type { CompiledFile, DecisionFileInput, Publication } from '../../domain/processes/index.ts';
import { elementLabels } from '../../engine/compile/index.ts';
import { compileConverted } from '../../engine/convert/index.ts';
import { compileDecisions } from '../../engine/decide/compile/index.ts';
import { wantedDecisions } from '../../engine/execute/index.ts';
import type { Finding } from '../../engine/model/process.ts';
import { checkScripts } from '../../platform/scripts/check-scripts.ts';

type Body = z.output<typeof deploymentBody>;
type Resource = Body['resources'][number];

/** Compiles what is to be published; an error in one file refuses all. */
export async function publicationOf(body: Body): Promise<{ publication: Publication; findings: Finding[] }> {
  const findings: Finding[] = [];
  const publication: Publication = { processes: [], decisions: [], forms: [], sizes: {} };
  if (body.notes !== undefined) publication.notes = body.notes;
  if (body.draftId !== undefined) publication.draftId = body.draftId;
  const tables = body.resources.filter(isTable);
  for (const resource of body.resources) {
    if (/\.bpmn$/i.test(resource.name))
      publication.processes.push(...(await compiledFiles(resource, publication, findings)));
    else if (isTable(resource)) publication.decisions.push(decisionFile(resource, tables, findings));
    else if (/\.form(\.json)?$/i.test(resource.name)) publication.forms.push(formOf(resource));
    else
      throw processFault('not-executable', {
        detail: `${resource.name}: only .bpmn, .dmn and .form files are published here`,
      });
  }
  requireUnique(publication.decisions);
  requireTogether(publication);
  for (const { process } of publication.processes) {
    publication.sizes[process.key] = zstdCompressSync(JSON.stringify(process)).length;
  }
  for (const decision of publication.decisions.flatMap(({ decisions }) => decisions)) {
    publication.sizes[`decision ${decision.key}`] = zstdCompressSync(JSON.stringify(decision)).length;
  }
  return { publication, findings };
}

function isTable({ name }: Resource): boolean {
  return /\.dmn$/i.test(name);
}

async function compiledFiles(
  resource: Resource,
  publication: Publication,
  findings: Finding[],
): Promise<CompiledFile[]> {
  const { name, content } = resource;
  const compiled = await compileConverted(content);
  for (const { key, schema } of compiled.conversion?.forms ?? []) publication.forms.push({ key, schema });
  // What is kept is what runs.
  const xml = compiled.conversion?.xml ?? content;
  const scripts = await checkScripts(compiled.processes);
  findings.push(...compiled.findings);
  refuseErrors(name, [...compiled.findings, ...scripts]);
  const labels = await elementLabels(xml);
  return compiled.processes.map((process) => ({
    process,
    xml,
    labels,
    name: labels[process.key] ?? { zh: process.key },
    ...(process.versionTag === undefined ? {} : { versionTag: process.versionTag }),
    findings: compiled.findings,
  }));
}

/** A DMN file; it may import the others that are published with it. */
function decisionFile(resource: Resource, tables: readonly Resource[], findings: Finding[]): DecisionFileInput {
  const { name, content: xml } = resource;
  const others = tables.filter((other) => other !== resource).map(({ content }) => content);
  const compiled = compileDecisions(xml, others);
  findings.push(...compiled.findings);
  refuseErrors(name, compiled.findings);
  return { name, xml, decisions: compiled.decisions, findings: compiled.findings };
}

function refuseErrors(name: string, findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw processFault('not-executable', {
    detail: `${name} has ${errors.length} errors`,
    errors: errors.map((finding): FieldError => ({
      path: finding.elementId ?? name,
      code: finding.rule,
      message: finding.message,
    })),
  });
}

/** Processes call decisions by their ids alone. */
function requireUnique(files: readonly DecisionFileInput[]): void {
  const owners = new Map<string, string>();
  for (const { name, decisions } of files) {
    for (const { key } of decisions) {
      const other = owners.get(key);
      if (other !== undefined) {
        throw processFault('not-executable', { detail: `${other} and ${name} both have a decision ${key}` });
      }
      owners.set(key, name);
    }
  }
}

/** What is bound to the deployment must be part of it; nothing published later could take its place. */
function requireTogether({ processes, decisions }: Publication): void {
  const given = new Set(decisions.flatMap((file) => file.decisions.map(({ key }) => key)));
  const missing = processes.flatMap(({ process }) =>
    wantedDecisions(process)
      .filter(({ binding, decision }) => binding === 'deployment' && !given.has(decision))
      .map(({ decision }) => ({ key: process.key, decision })),
  );
  if (missing.length === 0) return;
  throw processFault('not-executable', {
    detail: `${missing[0]!.key} is bound to decisions of its own deployment, which are not among the files`,
    errors: missing.map(({ key, decision }) => ({
      path: key,
      code: 'decision-missing',
      message: `publish the decision ${decision} together with the process`,
    })),
  });
}

function formOf({ name, content }: Resource): { key: string; schema: object } {
  const parsed = formSchema.safeParse(jsonOf(name, content));
  if (!parsed.success) {
    throw fault('invalid-input', {
      detail: `${name} is no form`,
      errors: parsed.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        code: issue.code,
        message: issue.message,
      })),
    });
  }
  return { key: parsed.data.key, schema: parsed.data };
}

function jsonOf(name: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw fault('invalid-input', { detail: `${name} is no JSON` });
  }
}
