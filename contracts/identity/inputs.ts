import { z } from 'zod';
import { conditionsSchema } from '../permissions.ts';
import {
  badgeSchema,
  ceilingSchema,
  codeSchema,
  instantSchema,
  localeSchema,
  nameSchema,
  passwordSchema,
  reasonSchema,
  scopeSchema,
  usernameSchema,
  versionSchema,
} from './vocabulary.ts';

/** Inputs of the commands of domain/identity; routes and forms use the same. */
export const newUserSchema = z.strictObject({
  username: usernameSchema,
  name: nameSchema,
  badge: badgeSchema.nullable().optional(),
  departmentId: z.uuid().nullable().optional(),
  locale: localeSchema.optional(),
  /** Must be changed at the first log-in; left out = the person gets a one-time link. */
  password: passwordSchema.optional(),
});
export const userChangeSchema = z.strictObject({
  version: versionSchema,
  name: nameSchema.optional(),
  badge: badgeSchema.nullable().optional(),
  departmentId: z.uuid().nullable().optional(),
  locale: localeSchema.optional(),
});
export const versionedSchema = z.strictObject({ version: versionSchema, reason: reasonSchema.optional() });
export const reasonedSchema = z.strictObject({ version: versionSchema, reason: reasonSchema });

export const newDepartmentSchema = z.strictObject({
  code: codeSchema,
  name: nameSchema,
  parentId: z.uuid().nullable().optional(),
});
export const departmentChangeSchema = z.strictObject({
  version: versionSchema,
  name: nameSchema.optional(),
  parentId: z.uuid().nullable().optional(),
});
/** What IT sets: who heads the department, and what its roles may be given at most. */
export const departmentPowersSchema = z.strictObject({
  version: versionSchema,
  headId: z.uuid().nullable().optional(),
  ceiling: ceilingSchema.optional(),
});

export const newRoleSchema = z.strictObject({ code: codeSchema, name: nameSchema, departmentId: z.uuid() });
export const roleChangeSchema = z.strictObject({ version: versionSchema, name: nameSchema.optional() });

const period = { reason: reasonSchema, validFrom: instantSchema.optional(), expiresAt: instantSchema.optional() };
export const newGrantSchema = z.strictObject({
  roleId: z.uuid(),
  subject: z.string().min(1).max(60),
  verb: z.string().min(1).max(60),
  conditions: conditionsSchema.optional(),
  fields: z.array(z.string().min(1).max(60)).min(1).max(50).optional(),
  ...period,
});
export const newAssignmentSchema = z.strictObject({
  userId: z.uuid(),
  roleId: z.uuid(),
  scope: scopeSchema.optional(),
  ...period,
});
export const newDelegationSchema = z.strictObject({
  /** Left out = the person who asks. */
  fromId: z.uuid().optional(),
  toId: z.uuid(),
  /** Role codes; left out = all that the person holds. */
  roles: z.array(codeSchema).min(1).max(50).optional(),
  validFrom: instantSchema.optional(),
  until: instantSchema,
  reason: reasonSchema,
});
