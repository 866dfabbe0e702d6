import type { Identities } from '../domain/identity/index.ts';
import type { Database } from '../platform/database/database.ts';
import type { Presence } from '../platform/live/presence.ts';
import type { Logger } from '../platform/logging/logging.ts';
import type { Settings } from '../platform/settings/settings.ts';
import type { AttemptLimit } from './framework/attempt-limit.ts';
import type { Metrics } from './framework/metrics.ts';

/** What areas of the API are built from. */
export interface Services {
  settings: Settings;
  logger: Logger;
  database: Database;
  identities: Identities;
  presence: Presence;
  metrics: Metrics;
  /** Wrong passwords by address, over all users. */
  failedLogIns: AttemptLimit;
  /** What must answer for `GET /health/ready`; areas add theirs. */
  checks: ReadinessCheck[];
  /** Closed in reverse order when the server stops. */
  closing: (() => Promise<void>)[];
}

export interface ReadinessCheck {
  name: string;
  /** Throws, or takes too long, when the part is not there. */
  check(): Promise<void>;
}
