import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../domain/database.ts';
import { loadSettings } from '../platform/settings/load.ts';
import type { Settings } from '../platform/settings/settings.ts';
import { backUpBeforeUpgrade } from './backup/backup.ts';
import { Problem, errorCode } from './lib/problem.mjs';
import { isLoopback } from './lib/net.mjs';
import { ensureDatabase, holdSetupLock } from './setup/database.ts';
import { migrate } from './setup/migrate.ts';
import { giveUp, report } from './setup/report.ts';
import { setupSteps } from './setup/steps.ts';
import type { SetupContext, SetupOutcome } from './setup/steps.ts';

/**
 * Brings the database to this version and fills it: migrations (after a backup), then the steps of setup/steps.ts.
 * `npm start` runs it before API and worker; with servers of one's own it is run once before them: node scripts/setup.ts
 */
async function main(): Promise<void> {
  const settings = loadSettings();
  await ensureDatabase(settings.databaseUrl);
  const lock = await holdSetupLock(settings.databaseUrl);
  const database = await connect(settings.databaseUrl, 4);
  try {
    const count = await migrate(database, () => backUpBefore(settings));
    if (count > 0) say(`  ${count} migration${count === 1 ? '' : 's'} of the database`);
    const outcomes = await runSteps({ database, settings });
    report({ type: 'result', result: combine(outcomes) });
  } finally {
    await database.close();
    await lock.release();
  }
}

async function runSteps(given: Pick<SetupContext, 'database' | 'settings'>): Promise<SetupOutcome[]> {
  const loopback = isLoopback(given.settings.host);
  const marker = join(given.settings.dataDir, 'restored');
  const context: SetupContext = {
    ...given,
    loopback,
    restored: existsSync(marker),
    demoPassword: () => (loopback ? 'demo' : randomBytes(9).toString('base64url')),
    say,
  };
  const outcomes: SetupOutcome[] = [];
  for (const step of setupSteps) outcomes.push((await step.run(context)) ?? {});
  rmSync(marker, { force: true });
  return outcomes;
}

function combine(outcomes: SetupOutcome[]) {
  const adminLink = outcomes.map((outcome) => outcome.adminLink).find((link) => link !== undefined);
  const byUser = new Map(
    outcomes.flatMap(({ logins = [] }) => logins.map(({ username, password }) => [username, password] as const)),
  );
  const logins = [...byUser].map(([username, password]) => ({ username, password }));
  return adminLink === undefined ? { logins } : { logins, adminLink };
}

async function backUpBefore({ dataDir }: Settings): Promise<void> {
  if (!process.env['MILLRACE_EMBEDDED_DATABASE']) {
    return say('  Migrating a database of your own: Millrace makes no backup of it');
  }
  const { folder } = await backUpBeforeUpgrade(dataDir);
  say(`  Backup before the upgrade: ${folder}`);
}

function say(text: string): void {
  report({ type: 'say', text });
}

try {
  await main();
  process.disconnect?.();
} catch (error) {
  if (error instanceof Problem) giveUp(error.message, error.remedy);
  const code = errorCode(error);
  if (/^(ECONN|ENOTFOUND|EAI|28|3D)/.test(code)) {
    giveUp(`The database does not let us in: ${(error as Error).message || code}`, 'Look at DATABASE_URL.');
  }
  throw error;
}
