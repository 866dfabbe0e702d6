import { defineEntity, p } from '@mikro-orm/postgresql';
import type { LocalizedText } from '../../../contracts/json.ts';
import { recordColumns } from '../../foundation/index.ts';

/** A person who logs in. The user name never changes: processes, tasks and the audit speak of it. */
export const User = defineEntity({
  name: 'User',
  tableName: 'app_user',
  indexes: [{ properties: ['departmentId'] }],
  properties: {
    ...recordColumns,
    username: p.string().length(60).unique(),
    name: p.json().$type<LocalizedText>(),
    /** Code on the badge, read by scanners. */
    badge: p.string().length(60).nullable().unique(),
    departmentId: p.uuid().nullable(),
    locale: p.string().length(5),
    active: p.boolean(),
    mustChangePassword: p.boolean(),
  },
});

/** How a person proves to be that person here. People of a foreign directory have none. */
export const Credential = defineEntity({
  name: 'Credential',
  tableName: 'credential',
  properties: {
    userId: p.uuid().primary(),
    /** argon2id, with its parameters and salt. */
    passwordHash: p.string().length(200),
    changedAt: p.datetime(6),
    /** Wrong passwords since the last right one. */
    failures: p.integer(),
    lockedUntil: p.datetime(6).nullable(),
  },
});
