import { resolve } from 'node:path';
import { backUp } from '../backup/backup.ts';
import { dataFolder, readArguments } from './command.ts';

const usage = 'millrace backup [--to FOLDER] [--data DIR]';

/** `millrace backup`: a copy of all data, also while Millrace runs. */
export async function backup(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { to: { type: 'string' }, data: { type: 'string' } }, usage);
  const to = values.to === undefined ? undefined : resolve(values.to);
  const { folder, contents } = await backUp(dataFolder(values.data), undefined, to);
  console.log(`${folder}\n  holds ${contents.join(', ')}. Keep it as secret as the data itself.`);
  if (process.env['DATABASE_URL']) console.log('  Not in it: the database of DATABASE_URL. Back that up with pg_dump.');
  if (process.env['TEMPORAL_ADDRESS']) console.log('  Not in it: the Temporal server of TEMPORAL_ADDRESS.');
  return 0;
}
