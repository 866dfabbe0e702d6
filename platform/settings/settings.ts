import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { setting } from './setting.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = z.string().transform((path) => (isAbsolute(path) ? path : resolve(root, path)));
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, 'must look like postgres://user:password@host:5432/name');
const address = z.string().regex(/^\S+:\d+$/, 'must look like host:7233');
const key32 = z
  .string()
  .refine(
    (text) => Buffer.from(text, 'base64').length === 32,
    'must be 32 random bytes in base64 (openssl rand -base64 32)',
  );

/**
 * Every setting there is. `npm start` fills in what is missing for the parts that it runs itself; a process started by
 * hand needs `DATABASE_URL` and `TEMPORAL_ADDRESS`. The table in docs/operations.md is made from this one.
 */
export const settingsTable = {
  port: setting('PORT', count(0, 65535).default(8080), {
    type: 'number, 0 = any free port',
    fallback: '8080',
    meaning: 'Port of the web app and the REST interface. Flag: `--port`.',
  }),
  host: setting('HOST', z.string().min(1).default('127.0.0.1'), {
    type: 'address',
    fallback: '127.0.0.1',
    meaning:
      'Address to listen on. `0.0.0.0` = reachable from other machines; the demo users then get random passwords.',
  }),
  publicUrl: setting('PUBLIC_URL', z.url({ protocol: /^https?$/ }).optional(), {
    type: 'URL',
    fallback: 'from the request',
    meaning: 'Address people use, for links and log-in redirects. With `https:` cookies are marked secure.',
  }),
  trustProxy: setting('TRUST_PROXY', count(0, 10).default(0), {
    type: 'number',
    fallback: '0',
    meaning: 'Number of reverse proxies in front whose `X-Forwarded-*` headers are believed.',
  }),
  dataDir: setting('MILLRACE_DATA', folder.default(resolve(root, 'data')), {
    type: 'folder',
    fallback: './data',
    meaning: 'Where everything is kept: embedded database and Temporal, attachments, secrets, logs. Flag: `--data`.',
  }),
  demo: setting('MILLRACE_DEMO', z.stringbool().default(true), {
    type: 'true or false',
    fallback: 'true',
    meaning: 'Load the demo plant on the first start. Flag: `--no-demo`.',
  }),
  databaseUrl: setting('DATABASE_URL', databaseUrl, {
    type: 'URL',
    fallback: 'the embedded PostgreSQL',
    meaning: 'A PostgreSQL ≥ 15 of your own; the embedded one is then not started.',
    secret: true,
  }),
  databasePoolSize: setting('DATABASE_POOL_SIZE', count(2, 200).default(10), {
    type: 'number',
    fallback: '10',
    meaning: 'Database connections of each process.',
  }),
  temporalAddress: setting('TEMPORAL_ADDRESS', address, {
    type: 'host:port',
    fallback: 'the embedded Temporal',
    meaning: 'A Temporal server ≥ 1.31 of your own; the embedded one is then not started.',
  }),
  temporalNamespace: setting('TEMPORAL_NAMESPACE', z.string().min(1).default('default'), {
    type: 'name',
    fallback: 'default',
    meaning: 'Temporal namespace; it must exist on a server of your own.',
  }),
  temporalTaskQueue: setting('TEMPORAL_TASK_QUEUE', z.string().min(1).max(200).default('millrace'), {
    type: 'name',
    fallback: 'millrace',
    meaning: 'Task queue of the workers. Give installations that share a namespace different ones.',
  }),
  temporalApiKey: setting('TEMPORAL_API_KEY', z.string().min(1).optional(), {
    type: 'text',
    fallback: 'none',
    meaning: 'API key for the Temporal server; switches TLS on.',
    secret: true,
  }),
  temporalTls: setting('TEMPORAL_TLS', z.stringbool().optional(), {
    type: 'true or false',
    fallback: 'true when an API key or a TLS file is given',
    meaning: 'Speak TLS to the Temporal server.',
  }),
  temporalTlsCa: setting('TEMPORAL_TLS_CA', folder.optional(), {
    type: 'file',
    fallback: "the system's certificates",
    meaning: 'PEM certificate of the authority that signed the server certificate.',
  }),
  temporalTlsCert: setting('TEMPORAL_TLS_CERT', folder.optional(), {
    type: 'file',
    fallback: 'none',
    meaning: 'PEM client certificate (mutual TLS). Needs `TEMPORAL_TLS_KEY`.',
  }),
  temporalTlsKey: setting('TEMPORAL_TLS_KEY', folder.optional(), {
    type: 'file',
    fallback: 'none',
    meaning: 'PEM key of the client certificate.',
  }),
  temporalTlsServerName: setting('TEMPORAL_TLS_SERVER_NAME', z.string().min(1).optional(), {
    type: 'host name',
    fallback: 'from the address',
    meaning: 'Name expected in the server certificate.',
  }),
  temporalCliPath: setting('TEMPORAL_CLI_PATH', z.string().min(1).optional(), {
    type: 'file',
    fallback: '`temporal` on PATH, else fetched',
    meaning: 'Temporal CLI whose server `npm start` runs.',
  }),
  temporalUiPort: setting('TEMPORAL_UI_PORT', count(1, 65535).optional(), {
    type: 'number',
    fallback: 'none',
    meaning: "Serves Temporal's own web page for administrators there, on loopback (embedded Temporal only).",
  }),
  cacheDir: setting('MILLRACE_CACHE', folder.optional(), {
    type: 'folder',
    fallback: '~/.cache/millrace',
    meaning: 'Where `npm start` keeps the programs that it fetches.',
  }),
  maxCachedWorkflows: setting('WORKER_CACHED_INSTANCES', count(10, 100_000).default(1000), {
    type: 'number',
    fallback: '1000',
    meaning: 'Process instances a worker keeps in memory (about 100 KiB each); others are read back when they wake.',
  }),
  maxConcurrentActivities: setting('WORKER_ACTIVITIES', count(1, 1000).default(50), {
    type: 'number',
    fallback: '50',
    meaning: 'Services one worker runs at the same time.',
  }),
  payloadKey: setting('MILLRACE_PAYLOAD_KEY', key32.optional(), {
    type: '32 bytes, base64',
    fallback: 'none',
    meaning: 'Encrypts what is stored in Temporal. Losing it loses the running instances.',
    secret: true,
  }),
  secretKey: setting('MILLRACE_SECRET_KEY', key32.optional(), {
    type: '32 bytes, base64',
    fallback: 'made on the first start',
    meaning: 'Encrypts stored secrets and signs one-time links. The same on all machines of one installation.',
    secret: true,
  }),
  logLevel: setting(
    'LOG_LEVEL',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    {
      type: 'fatal, error, warn, info, debug, trace, silent',
      fallback: 'info',
      meaning: 'How much the logs tell.',
    },
  ),
} as const;

type Table = typeof settingsTable;
export type SettingKey = keyof Table;

/** All settings of a process, parsed. */
export type Settings = { readonly [Key in SettingKey]: z.output<Table[Key]['schema']> };
