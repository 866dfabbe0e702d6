import { defineEntity, p } from '@mikro-orm/postgresql';

/** A browser's log-in. Only the hash of what the cookie holds is kept. */
export const Session = defineEntity({
  name: 'Session',
  tableName: 'login_session',
  indexes: [{ properties: ['userId'] }, { properties: ['expiresAt'] }],
  properties: {
    hash: p.string().length(64).primary(),
    userId: p.uuid(),
    createdAt: p.datetime(6),
    lastSeenAt: p.datetime(6),
    expiresAt: p.datetime(6),
    address: p.string().length(100).nullable(),
    device: p.string().length(300).nullable(),
  },
});

/** A personal access token for scripts: its owner's rights, by its hash. */
export const AccessToken = defineEntity({
  name: 'AccessToken',
  tableName: 'access_token',
  indexes: [{ properties: ['userId'] }],
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    name: p.string().length(100),
    hash: p.string().length(64).unique(),
    createdAt: p.datetime(6),
    expiresAt: p.datetime(6).nullable(),
    lastUsedAt: p.datetime(6).nullable(),
    revokedAt: p.datetime(6).nullable(),
  },
});

/** A link that works once: for the first administrator, or to set a password. */
export const OneTimeLink = defineEntity({
  name: 'OneTimeLink',
  tableName: 'one_time_link',
  properties: {
    hash: p.string().length(64).primary(),
    purpose: p.string().length(20),
    userId: p.uuid().nullable(),
    createdAt: p.datetime(6),
    createdBy: p.string().length(100),
    expiresAt: p.datetime(6),
    usedAt: p.datetime(6).nullable(),
  },
});
