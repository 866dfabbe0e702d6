import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { spawnApp, waitForWorker, waitReady } from './app-parts.mjs';
import { checkRoom } from './disk.mjs';
import { startEmbedded, stopLeftovers } from './embedded.mjs';
import { freePort, isLoopback, portTrouble } from './net.mjs';
import { watchLogs } from './log-files.mjs';
import { readOptions } from './options.mjs';
import { ensurePackages } from './packages.mjs';
import { Problem } from './problem.mjs';
import { releaseFolder, takeFolder, writeRecord } from './run-file.mjs';
import { say, seconds, step } from './say.mjs';
import { checkSettings, runSetup } from './setup-step.mjs';
import { Supervisor } from './supervisor.mjs';
import { ensureWebApp } from './web-build.mjs';

/**
 * Brings everything up and keeps it up until somebody stops it.
 * @param {readonly string[]} args
 */
export async function startApp(args) {
  const options = readOptions(args, process.env);
  const record = takeFolder(options.dataDir);
  const supervisor = new Supervisor((parts) => writeRecord(options.dataDir, Object.assign(record, { parts })));
  const stopping = stopOnSignals(supervisor, options.dataDir);
  try {
    checkRoom(options.dataDir);
    await stopLeftovers(options.dataDir);
    const port = await choosePort(options);
    await ensurePackages();
    const given = { ...process.env, PORT: String(port), HOST: options.host, MILLRACE_DATA: options.dataDir };
    await checkSettings(given);
    const embedded = await step('Starting the database and Temporal', () => startEmbedded(options, supervisor));
    const env = environmentOf(given, options, embedded);
    const setup = await step('Preparing the database', () => runSetup(options.dataDir, env));
    await ensureWebApp();
    const address = `http://${hostToShow(options.host)}:${port}`;
    const local = `http://${hostFromHere(options.host)}:${port}`;
    writeRecord(options.dataDir, Object.assign(record, { address: local }));
    await startProcesses(supervisor, options.dataDir, env);
    await waitReady(local, supervisor);
    if (embedded.temporalPort) await waitForWorker(embedded.temporalPort, env, supervisor);
    watchLogs(join(options.dataDir, 'logs'));
    greet(address, setup);
  } catch (error) {
    // Whatever fails because everything is being stopped is not worth a word.
    if (stopping()) return;
    await supervisor.stop();
    releaseFolder(options.dataDir);
    throw error;
  }
}

/** @param {import('./options.mjs').StartOptions} options */
async function choosePort({ port, host }) {
  if (port === 0) return freePort(host);
  const trouble = await portTrouble(port, host);
  if (trouble === undefined) return port;
  if (trouble === 'EADDRINUSE') {
    throw new Problem(
      `Port ${port} is taken by another program.`,
      `Stop it, or use another port: npm start -- --port ${port + 1}`,
    );
  }
  if (trouble === 'EACCES')
    throw new Problem(`Port ${port} needs more rights.`, 'Use a port above 1023: npm start -- --port 8080');
  throw new Problem(`Cannot listen on ${host}:${port} (${trouble}).`, 'HOST must be an address of this machine.');
}

/**
 * The environment of setup, API and worker: what was given, and where the embedded parts are.
 * @param {NodeJS.ProcessEnv} given
 * @param {import('./options.mjs').StartOptions} options
 * @param {import('./embedded.mjs').Embedded} embedded
 * @returns {NodeJS.ProcessEnv}
 */
function environmentOf(given, options, embedded) {
  return {
    ...given,
    TZ: 'UTC',
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    MILLRACE_DEMO: String(options.demo),
    MILLRACE_SECRET_KEY: process.env.MILLRACE_SECRET_KEY || embedded.state.secretKey,
    ...(embedded.databaseUrl
      ? { DATABASE_URL: embedded.databaseUrl, MILLRACE_EMBEDDED_DATABASE: embedded.postgresFolder }
      : {}),
    ...(embedded.temporalAddress ? { TEMPORAL_ADDRESS: embedded.temporalAddress } : {}),
  };
}

/**
 * @param {Supervisor} supervisor
 * @param {string} dataDir
 * @param {NodeJS.ProcessEnv} env
 */
async function startProcesses(supervisor, dataDir, env) {
  say('· Starting the API and the worker');
  for (const [name, script] of /** @type {const} */ ([
    ['worker', 'activities/worker.ts'],
    ['api', 'api/server.ts'],
  ])) {
    await supervisor.add({ name, start: async () => spawnApp({ name, script, env, dataDir }) });
  }
}

/** @param {string} address @param {import('./setup-step.mjs').SetupResult} setup */
function greet(address, { logins, adminLink }) {
  say(`\nMillrace is ready after ${seconds()}: ${address}   (Ctrl-C stops it)`);
  const passwords = new Set(logins.map(({ password }) => password));
  if (passwords.size === 1) {
    say(`Log in as ${logins.map(({ username }) => username).join(', ')}; password: ${logins[0]?.password}`);
  } else if (logins.length > 0) {
    say('Log in as (shown only this once):');
    for (const { username, password } of logins) say(`  ${username.padEnd(12)} ${password}`);
  }
  if (adminLink) say(`Make the first administrator here (works once): ${new URL(adminLink, address)}`);
}

/**
 * By which name this machine reaches an address that it listens on.
 * @param {string} host
 */
function hostFromHere(host) {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host.includes(':') ? `[${host === '::' ? '::1' : host}]` : host;
}

/**
 * By which name people reach it.
 * @param {string} host
 */
function hostToShow(host) {
  if (isLoopback(host)) return 'localhost';
  if (host !== '0.0.0.0' && host !== '::') return hostFromHere(host);
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? 'localhost';
}

/**
 * The first Ctrl-C stops everything in order, the second one at once.
 * @param {Supervisor} supervisor
 * @param {string} dataDir
 * @returns {() => boolean} whether stopping has begun
 */
function stopOnSignals(supervisor, dataDir) {
  let first = 0;
  /** @param {NodeJS.Signals} signal */
  const onSignal = (signal) => {
    const now = Date.now();
    // npm passes on the Ctrl-C that the terminal has already sent to everybody: that is still the first one.
    if (first && now - first < 800) return;
    if (first) {
      void supervisor.kill().then(() => end(1));
      return;
    }
    first = now;
    say(signal === 'SIGINT' ? '\nStopping (again Ctrl-C: at once) …' : 'Stopping …');
    void supervisor.stop().then(() => {
      say('Stopped.');
      end(0);
    });
  };
  /** @param {number} code */
  const end = (code) => {
    releaseFolder(dataDir);
    process.exit(code);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, onSignal);
  return () => first > 0;
}
