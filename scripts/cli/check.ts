import { compileConverted } from '../../engine/convert/index.ts';
import { compileDecisions } from '../../engine/decide/compile/index.ts';
import { isDmnFile } from '../../engine/decide/compile/is-dmn.ts';
import type { Finding } from '../../engine/model/process.ts';
import { checkScripts } from '../../platform/scripts/check-scripts.ts';
import { Problem } from '../lib/problem.mjs';
import { readArguments } from './command.ts';
import { expand, forEachFile, readFile } from './files.ts';
import { importedBy } from './imports.ts';

const usage = 'millrace check FILES… [--json]';

/** `millrace check`: what is wrong with BPMN and DMN files. Exit 1 when something forbids execution. */
export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } }, usage);
  if (positionals.length === 0) throw new Problem('Name at least one file.', usage);
  const files = expand(positionals, (name) => /\.(bpmn|dmn)$/.test(name));
  if (files.length === 0) throw new Problem('No .bpmn or .dmn files there.', usage);
  return forEachFile(files, async (file) => {
    const checked = await checkFile(file);
    console.log(values.json ? JSON.stringify({ file, ...checked }) : asText(file, checked));
    return !checked.findings.some(({ severity }) => severity === 'error');
  });
}

interface Checked {
  processes: string[];
  /** Of a DMN file. */
  decisions?: string[];
  findings: Finding[];
}

async function checkFile(file: string): Promise<Checked> {
  const content = readFile(file);
  if (isDmnFile(content) || file.endsWith('.dmn')) {
    const { decisions, findings } = compileDecisions(content, importedBy(file));
    return { processes: [], decisions: decisions.map(({ key }) => key), findings };
  }
  const { processes, findings } = await compileConverted(content);
  const scripts = await checkScripts(processes);
  const runnable = scripts.length > 0 ? [] : processes.map(({ key }) => key);
  return { processes: runnable, findings: [...findings, ...scripts] };
}

const signs: Record<Finding['severity'], string> = { error: '✗', warning: '!', info: '·' };

function asText(file: string, { processes, decisions = [], findings }: Checked): string {
  const found = [...processes, ...decisions].join(', ');
  const lines = findings.map(({ severity, elementId, message, rule }) => {
    const where = elementId === null ? '' : `${elementId}: `;
    return `  ${signs[severity]} ${where}${message} [${rule}]`;
  });
  return [`${file}: ${found || 'nothing that can run'}`, ...lines].join('\n');
}
