import type { Tx } from '../../platform/database/database.ts';

/**
 * Who acts. `ability` is built by domain/identity from the person's roles, grants and delegations; a process acts as
 * the `system` user on behalf of whoever caused the step.
 */
export interface ActingUser {
  /** User name, the identity that processes and audit speak of. */
  user: string;
  userId: string;
  onBehalfOf?: string;
  ability: Ability;
  locale: 'zh-CN' | 'en';
}

/** What domain code needs of a CASL ability. `subject` names a type, `record` is judged by its conditions. */
export interface Ability {
  can(verb: string, subject: string, record?: object, field?: string): boolean;
  /**
   * On whose behalf it is permitted: `null` = by the person's own right, a user name = by delegation only,
   * `undefined` = not at all.
   */
  onBehalfOf?(verb: string, subject: string, record?: object): string | null | undefined;
}

/** Where a command came from, for the audit. */
export interface Origin {
  via: 'app' | 'token' | 'process' | 'job' | 'setup';
  device?: string;
  address?: string;
}

/** Everything a domain command gets. `at` is the one instant of the whole transaction. */
export interface CommandContext {
  tx: Tx;
  actor: ActingUser;
  at: Date;
  /** Idempotency key: a request's `Idempotency-Key`, or the effect key of a process step. */
  key: string;
  origin: Origin;
}
