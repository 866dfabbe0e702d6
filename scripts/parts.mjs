#!/usr/bin/env node
// `npm run parts`: keeps one PostgreSQL and one Temporal running, which tests started by hand (`npm run jest`) find.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './lib/browser-program.mjs';
import { answers } from './lib/net.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { root } from './lib/paths.mjs';
import { explain } from './lib/problem.mjs';
import { startSharedParts } from './lib/shared-parts.mjs';

const file = join(root, '.cache', 'parts.json');

/** What another run of this script wrote, when its parts still answer. */
async function alreadyThere() {
  const known = readFile();
  const port = Number(/:(\d+)\/postgres$/.exec(known?.MILLRACE_TEST_PG_URL ?? '')?.[1]);
  return port > 0 && (await answers('127.0.0.1', port)) ? known : undefined;
}

/** @returns {Record<string, string> | undefined} */
function readFile() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function main() {
  const others = await alreadyThere();
  if (others) {
    console.log(`Parts for tests are running already:\n${JSON.stringify(others, null, 2)}`);
    return;
  }
  await ensurePackages();
  const { environment, stop } = await startSharedParts();
  const browser = await findBrowser().catch(() => undefined);
  mkdirSync(join(root, '.cache'), { recursive: true });
  const told = { ...environment, ...(browser ? { CHROME_BIN: browser } : {}) };
  writeFileSync(file, JSON.stringify(told, null, 2));
  console.log(`Parts for tests are running (Ctrl-C stops them):\n${JSON.stringify(told, null, 2)}`);
  const end = () => {
    // Only our own file.
    if (readFile()?.MILLRACE_TEST_PG_URL === environment.MILLRACE_TEST_PG_URL) rmSync(file, { force: true });
    void stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
  setInterval(() => {}, 1 << 30);
}

main().catch((error) => {
  console.error(explain(error));
  process.exit(1);
});
