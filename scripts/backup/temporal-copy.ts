import { DatabaseSync, backup } from 'node:sqlite';

/** All pages in one step: the copy is one moment of the database, also while a server writes to it. */
const allPages = 0x7fffffff;

/** Copies Temporal's SQLite file, whether or not its server runs. */
export async function copyTemporal(file: string, target: string): Promise<void> {
  const source = new DatabaseSync(file);
  try {
    await backup(source, target, { rate: allPages });
  } finally {
    source.close();
  }
}
