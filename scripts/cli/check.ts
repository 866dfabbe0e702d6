import { compile } from '../../engine/compile/index.ts';
import type { CompileResult, Finding } from '../../engine/model/process.ts';
import { Problem } from '../lib/problem.mjs';
import { readArguments } from './command.ts';
import { expand, forEachFile, readFile } from './files.ts';

const usage = 'millrace check FILES… [--json]';

/** `millrace check`: what is wrong with BPMN files. Exit 1 when something forbids execution. */
export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } }, usage);
  if (positionals.length === 0) throw new Problem('Name at least one file.', usage);
  const files = expand(positionals, (name) => name.endsWith('.bpmn'));
  if (files.length === 0) throw new Problem('No .bpmn files there.', usage);
  return forEachFile(files, async (file) => {
    const result = await compile(readFile(file));
    console.log(values.json ? asJson(file, result) : asText(file, result));
    return !result.findings.some(({ severity }) => severity === 'error');
  });
}

function asJson(file: string, { processes, findings }: CompileResult): string {
  return JSON.stringify({ file, processes: processes.map(({ key }) => key), findings });
}

const signs: Record<Finding['severity'], string> = { error: '✗', warning: '!', info: '·' };

function asText(file: string, { processes, findings }: CompileResult): string {
  const found = processes.map(({ key }) => key).join(', ');
  const lines = findings.map(({ severity, elementId, message, rule }) => {
    const where = elementId === null ? '' : `${elementId}: `;
    return `  ${signs[severity]} ${where}${message} [${rule}]`;
  });
  return [`${file}: ${found || 'nothing that can run'}`, ...lines].join('\n');
}
