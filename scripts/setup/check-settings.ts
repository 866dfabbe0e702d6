import { loadSettings, settingProblems } from '../../platform/settings/load.ts';
import { Problem } from '../lib/problem.mjs';
import { checkDatabase, checkTemporal } from './check-servers.ts';
import { giveUp } from './report.ts';

/** Before anything is started: every setting, and the servers that are somebody else's. */
const problems = settingProblems();
if (problems.length > 0) {
  giveUp(`Settings are wrong:\n${problems.map((line) => `  ${line}`).join('\n')}`, 'All settings: docs/operations.md');
}
const embedded = { DATABASE_URL: 'postgres://embedded', TEMPORAL_ADDRESS: 'embedded:7233' };
const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value?.trim()));
const settings = loadSettings({ ...embedded, ...given });
try {
  if (given['DATABASE_URL']) await checkDatabase(settings);
  if (given['TEMPORAL_ADDRESS']) await checkTemporal(settings);
} catch (error) {
  if (error instanceof Problem) giveUp(error.message, error.remedy);
  throw error;
}
process.disconnect?.();
