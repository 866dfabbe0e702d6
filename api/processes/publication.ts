import { zstdCompressSync } from 'node:zlib';
import type { z } from 'zod';
import type { FieldError } from '../../contracts/errors.ts';
import { fault } from '../../contracts/errors.ts';
import { form as formSchema } from '../../contracts/forms/form.ts';
import type { deploymentBody } from '../../contracts/processes/api.ts';
import { processFault } from '../../domain/processes/index.ts';
import type { CompiledFile, Publication } from '../../domain/processes/index.ts';
import { compile, elementLabels } from '../../engine/compile/index.ts';
import type { Finding } from '../../engine/model/process.ts';

type Body = z.output<typeof deploymentBody>;
type Resource = Body['resources'][number];

/** Compiles what is to be published; an error in one file refuses all. */
export async function publicationOf(body: Body): Promise<{ publication: Publication; findings: Finding[] }> {
  const findings: Finding[] = [];
  const publication: Publication = { processes: [], forms: [], sizes: {} };
  if (body.notes !== undefined) publication.notes = body.notes;
  if (body.draftId !== undefined) publication.draftId = body.draftId;
  for (const resource of body.resources) {
    if (/\.bpmn$/i.test(resource.name)) publication.processes.push(...(await compiledFiles(resource, findings)));
    else if (/\.form(\.json)?$/i.test(resource.name)) publication.forms.push(formOf(resource));
    else
      throw processFault('not-executable', {
        detail: `${resource.name}: only .bpmn and .form files are published here`,
      });
  }
  for (const { process } of publication.processes) {
    publication.sizes[process.key] = zstdCompressSync(JSON.stringify(process)).length;
  }
  return { publication, findings };
}

async function compiledFiles(resource: Resource, findings: Finding[]): Promise<CompiledFile[]> {
  const { name, content: xml } = resource;
  const compiled = await compile(xml);
  findings.push(...compiled.findings);
  const errors = compiled.findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) {
    throw processFault('not-executable', {
      detail: `${name} has ${errors.length} errors`,
      errors: errors.map((finding): FieldError => ({
        path: finding.elementId ?? name,
        code: finding.rule,
        message: finding.message,
      })),
    });
  }
  const labels = await elementLabels(xml);
  return compiled.processes.map((process) => ({
    process,
    xml,
    labels,
    name: labels[process.key] ?? { zh: process.key },
    findings: compiled.findings,
  }));
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
