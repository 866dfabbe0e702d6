import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Conditions } from '../../../contracts/permissions.ts';
import type { Scope } from '../../../contracts/identity/vocabulary.ts';
import { recordColumns } from '../../foundation/index.ts';

/** A verb on a subject, given to a role by `createdBy`. Ends by expiry or revocation, is never deleted. */
export const Grant = defineEntity({
  name: 'Grant',
  tableName: 'role_grant',
  indexes: [{ properties: ['roleId'] }],
  properties: {
    ...recordColumns,
    roleId: p.uuid(),
    subject: p.string().length(60),
    verb: p.string().length(60),
    conditions: p.json().$type<Conditions>().nullable(),
    fields: p.json().$type<string[]>().nullable(),
    reason: p.text(),
    validFrom: p.datetime(6),
    expiresAt: p.datetime(6).nullable(),
    revokedAt: p.datetime(6).nullable(),
    revokedBy: p.string().length(100).nullable(),
    revokeReason: p.text().nullable(),
  },
});

/** A role, given to a person, perhaps for some departments, plants or lines only. */
export const Assignment = defineEntity({
  name: 'Assignment',
  tableName: 'role_assignment',
  indexes: [{ properties: ['userId'] }, { properties: ['roleId'] }],
  properties: {
    ...recordColumns,
    userId: p.uuid(),
    roleId: p.uuid(),
    scope: p.json().$type<Scope>(),
    reason: p.text(),
    validFrom: p.datetime(6),
    expiresAt: p.datetime(6).nullable(),
    revokedAt: p.datetime(6).nullable(),
    revokedBy: p.string().length(100).nullable(),
    revokeReason: p.text().nullable(),
  },
});

/** 代班: somebody acts for somebody else in some of that person's roles, for a while. */
export const Delegation = defineEntity({
  name: 'Delegation',
  tableName: 'delegation',
  indexes: [{ properties: ['toId'] }, { properties: ['fromId'] }],
  properties: {
    ...recordColumns,
    fromId: p.uuid(),
    toId: p.uuid(),
    /** Codes of the roles. */
    roles: p.json().$type<string[]>(),
    validFrom: p.datetime(6),
    until: p.datetime(6),
    reason: p.text(),
    revokedAt: p.datetime(6).nullable(),
    revokedBy: p.string().length(100).nullable(),
  },
});

/** One row: counts every change of who may do what, so that cached abilities are known to be old. */
export const IdentityState = defineEntity({
  name: 'IdentityState',
  tableName: 'identity_state',
  properties: {
    id: p.smallint().primary(),
    version: p.bigint(),
  },
});
