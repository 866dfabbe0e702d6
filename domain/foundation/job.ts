import type { Database } from '../../platform/database/database.ts';

/** Work in the background. Several workers may run it at once: it takes its own lease or skips locked rows. */
export interface Job {
  name: string;
  everyMs: number;
  run(database: Database): Promise<void>;
}
