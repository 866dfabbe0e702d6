import { basename } from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { readArguments } from './command.ts';
import { expand, readFile } from './files.ts';
import { refusal, request, serverOptions } from './server.ts';

const usage = 'millrace deploy FILES…|FOLDERS… [--notes TEXT] [--url URL] [--token TOKEN] [--json]';

interface Deployed {
  processes: { key: string; version: number; changed: boolean }[];
  decisions: { key: string; version: number; changed: boolean }[];
  forms: { key: string; version: number }[];
}

/** `millrace deploy`: publishes diagrams, decisions and forms together, all or nothing. Exit 1 when the server refuses them. */
export async function deploy(args: readonly string[]): Promise<number> {
  const options = { ...serverOptions, notes: { type: 'string' }, json: { type: 'boolean' } } as const;
  const { values, positionals } = readArguments(args, options, usage);
  if (positionals.length === 0) throw new Problem('No file to deploy.', usage);
  const files = expand(positionals, (name) => /\.(bpmn|dmn|form|form\.json)$/i.test(name));
  const resources = files.map((file) => ({ name: basename(file), content: new TextDecoder().decode(readFile(file)) }));
  const answer = await request(values, '/api/deployments', {
    resources,
    ...(values.notes ? { notes: values.notes } : {}),
  });
  if (values.json) console.log(JSON.stringify(answer.body));
  if (answer.status !== 201) {
    if (!values.json) complain(answer);
    return 1;
  }
  const { processes, decisions, forms } = answer.body as Deployed;
  if (values.json) return 0;
  for (const { key, version, changed } of processes)
    console.log(`${key}: version ${version}${changed ? '' : ' (unchanged)'}`);
  for (const { key, version, changed } of decisions)
    console.log(`${key}: decision, version ${version}${changed ? '' : ' (unchanged)'}`);
  for (const { key, version } of forms) console.log(`${key}: form, version ${version}`);
  return 0;
}

function complain(answer: Awaited<ReturnType<typeof request>>): void {
  console.error(refusal(answer));
  const { errors = [] } = answer.body as { errors?: { path: string; code: string; message: string }[] };
  for (const { path, code, message } of errors) console.error(`  ✗ ${path}: ${message} [${code}]`);
}
