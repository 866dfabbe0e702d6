import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fromRoot, root } from './paths.mjs';
import { Problem } from './problem.mjs';

/**
 * @typedef {object} StartOptions
 * @property {number} port
 * @property {string} host
 * @property {string} dataDir
 * @property {boolean} demo
 * @property {string} [databaseUrl]
 * @property {string} [temporalAddress]
 * @property {string} namespace
 * @property {number} [temporalUiPort]
 */

export const usage = `npm start -- [--port 8080] [--data DIR] [--no-demo]
All settings, also as environment variables: docs/operations.md`;

/**
 * What the start script itself has to know; flags win over the environment. All other settings are checked by
 * platform/settings as soon as the packages are there.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @returns {StartOptions}
 */
export function readOptions(args, environment) {
  const flags = readFlags(args);
  const port = Number(flags.port ?? (environment.PORT || 8080));
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Problem(
      `${flags.port ?? environment.PORT} is no port.`,
      'Give a number from 0 to 65535: npm start -- --port 8080',
    );
  }
  return {
    port,
    host: environment.HOST || '127.0.0.1',
    dataDir: fromRoot(flags.data ?? (environment.MILLRACE_DATA || join(root, 'data'))),
    demo: flags['no-demo'] ? false : !/^(false|0|no|off|n|disabled)$/i.test(environment.MILLRACE_DEMO ?? ''),
    namespace: environment.TEMPORAL_NAMESPACE || 'default',
    ...optional('databaseUrl', environment.DATABASE_URL),
    ...optional('temporalAddress', environment.TEMPORAL_ADDRESS),
    ...optional('temporalUiPort', environment.TEMPORAL_UI_PORT ? Number(environment.TEMPORAL_UI_PORT) : undefined),
  };
}

/** @param {readonly string[]} args */
function readFlags(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'no-demo': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    throw new Problem(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), usage);
  }
}

/**
 * @template Value
 * @param {string} name
 * @param {Value | undefined} value
 */
function optional(name, value) {
  return value === undefined || value === '' ? {} : { [name]: value };
}
