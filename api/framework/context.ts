import type { Identities } from '../../domain/identity/index.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Logger } from '../../platform/logging/logging.ts';

/** What the framework needs of its surroundings. */
export interface Framework {
  database: Database;
  identities: Identities;
  logger: Logger;
  /** Number of this process, see `Presence`. */
  processId: number;
  /** Address people use; with `https:` cookies are secure and HSTS is sent. */
  publicUrl?: string | undefined;
  /** Reverse proxies in front whose headers are believed. */
  trustProxy?: number;
  /** Built web app; without one only the API answers. */
  webFolder?: string;
  /** Checks every answer against its schema: for tests. */
  checkResponses?: boolean;
  clock?: () => Date;
}
