import { resolve } from 'node:path';
import { restore as restoreBackup } from '../backup/restore.ts';
import { Problem } from '../lib/problem.mjs';
import { dataFolder, readArguments } from './command.ts';

const usage = 'millrace restore BACKUP-FOLDER [--data DIR]';

/** `millrace restore`: puts a backup in the place of the present data, which is moved aside. */
export async function restore(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { data: { type: 'string' } }, usage);
  const [backup, ...more] = positionals;
  if (backup === undefined || more.length > 0) throw new Problem('One backup folder is needed.', usage);
  const dataDir = dataFolder(values.data);
  const aside = await restoreBackup(resolve(backup), dataDir);
  console.log(`Restored into ${dataDir}. Start it with: npm start`);
  if (aside !== undefined) console.log(`What was there before is in ${aside}; delete it when all is well.`);
  return 0;
}
