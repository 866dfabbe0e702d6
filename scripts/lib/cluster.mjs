import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clusterConfig } from './cluster-config.mjs';
import { freeLowPort } from './net.mjs';
import { spawnPart } from './part.mjs';
import { Problem } from './problem.mjs';
import { lastLines, run } from './run.mjs';
import { namespaceExists, serverVersionAt } from './temporal-probe.mjs';
import { until } from './wait.mjs';

const services = ['frontend', 'matching', 'history', 'worker'];

/**
 * @typedef {object} ClusterOptions
 * @property {import('./cluster-programs.mjs').ClusterPrograms} programs
 * @property {string} cli path of the Temporal CLI, which makes the namespace
 * @property {string} postgresUrl of a PostgreSQL whose user may make databases
 * @property {string} name of the two databases
 * @property {string} folder for configuration and log
 * @property {number} [historyShards] never to be changed for a database
 */

/**
 * Makes the databases of a Temporal cluster and its configuration.
 * @param {ClusterOptions} options
 * @returns {Promise<{ port: number, start: () => Promise<import('./part.mjs').Part> }>} `start` may be called again after a kill
 */
export async function prepareCluster({ programs, cli, postgresUrl, name, folder, historyShards = 4 }) {
  const [database, visibility] = [named(postgresUrl, name), named(postgresUrl, `${name}_visibility`)];
  await makeTables(programs, database, 'temporal');
  await makeTables(programs, visibility, 'visibility');
  // The server keeps its own ports in columns of 16 bits with sign.
  /** @type {Record<string, number>} */
  const ports = {};
  for (const service of services) {
    ports[service] = await freeLowPort();
    ports[`${service}Membership`] = await freeLowPort();
  }
  const file = join(folder, 'cluster.yaml');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, clusterConfig({ database, visibility, ports, historyShards }), { mode: 0o600 });
  const port = ports.frontend ?? 0;
  return { port, start: () => startServer({ server: programs.server, cli, file, port }) };
}

/** @param {{ server: string, cli: string, file: string, port: number }} options */
async function startServer({ server, cli, file, port }) {
  const part = spawnPart({
    name: 'temporal-cluster',
    command: server,
    args: ['--config-file', file, '--allow-no-auth', 'start'],
    env: { ...process.env, TZ: 'UTC' },
    logFile: file.replace(/\.yaml$/, '.log'),
    stopTimeout: 30_000,
  });
  const hopeless = () => !part.running();
  const made = async () => (await serverVersionAt(port)) !== undefined && (await makeNamespace(cli, port));
  if (await until(made, { timeout: 90_000, interval: 500, hopeless })) {
    if (await until(() => namespaceExists(port, 'default'), { timeout: 60_000, interval: 200, hopeless })) return part;
  }
  await part.kill();
  const reason = /"error":"([^"]+(?:\\"[^"]*)*)"/.exec(part.lastWords())?.[1] ?? part.lastWords();
  throw new Problem(`The Temporal cluster does not start: ${reason}`, `See ${part.logFile}`);
}

/** @param {string} cli @param {number} port */
async function makeNamespace(cli, port) {
  const args = ['operator', 'namespace', 'create', '--namespace', 'default', '--retention', '168h'];
  const { code, output } = await run(cli, [...args, '--address', `127.0.0.1:${port}`], { timeout: 20_000 });
  return code === 0 || /already/i.test(output);
}

/**
 * @param {import('./cluster-programs.mjs').ClusterPrograms} programs
 * @param {URL} url
 * @param {'temporal' | 'visibility'} kind
 */
async function makeTables({ sql, schema }, url, kind) {
  const target = [
    '--plugin',
    'postgres12',
    '--endpoint',
    url.hostname,
    '--port',
    url.port,
    '--user',
    decodeURIComponent(url.username),
  ];
  target.push('--password', decodeURIComponent(url.password), '--database', url.pathname.slice(1));
  for (const command of [
    ['create-database'],
    ['setup-schema', '--version', '0.0'],
    ['update-schema', '--schema-dir', join(schema, kind, 'versioned')],
  ]) {
    const { code, output } = await run(sql, [...target, ...command], { timeout: 120_000 });
    if (code !== 0)
      throw new Problem(
        `The tables of the Temporal cluster could not be made (${command[0]}): ${lastLines(output, 3)}`,
      );
  }
}

/** @param {string} url @param {string} name */
function named(url, name) {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other;
}
