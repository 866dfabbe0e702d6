#!/usr/bin/env node
// `npm run parts`: keeps one PostgreSQL and one Temporal running, which tests started by hand (`npm run jest`) find.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './lib/browser-program.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { root } from './lib/paths.mjs';
import { explain } from './lib/problem.mjs';
import { startSharedParts } from './lib/shared-parts.mjs';

const file = join(root, '.cache', 'parts.json');

try {
  await ensurePackages();
  const { environment, stop } = await startSharedParts();
  const browser = await findBrowser().catch(() => undefined);
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...environment, ...(browser ? { CHROME_BIN: browser } : {}) }, null, 2));
  console.log(`Parts for tests are running (Ctrl-C stops them):\n${JSON.stringify(environment, null, 2)}`);
  const end = () => {
    rmSync(file, { force: true });
    void stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
  setInterval(() => {}, 1 << 30);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
