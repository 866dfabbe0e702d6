import { z } from 'zod';
import { conditionsSchema, ruleSchema } from '../permissions.ts';
import { localeSchema } from './vocabulary.ts';

const name = z.strictObject({ zh: z.string(), en: z.string().optional() });
const named = z.strictObject({ id: z.uuid(), code: z.string(), name });
const person = z.strictObject({ id: z.uuid(), username: z.string(), name });
const instant = z.iso.datetime();
const stamps = { id: z.uuid(), version: z.int(), updatedAt: instant, updatedBy: z.string() };
const granted = {
  reason: z.string(),
  /** Who granted it. */
  owner: z.string(),
  grantedAt: instant,
  validFrom: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  revokedBy: z.string().nullable(),
  revokeReason: z.string().nullable(),
};

/** What the lists of identity show. */
export const userView = z.strictObject({
  ...stamps,
  username: z.string(),
  name,
  /** Only for those who may see badges. */
  badge: z.string().nullable().optional(),
  department: named.nullable(),
  locale: localeSchema,
  active: z.boolean(),
  lockedUntil: instant.nullable(),
  roles: z.array(z.strictObject({ code: z.string(), name })),
});
export const departmentView = z.strictObject({
  ...stamps,
  code: z.string(),
  name,
  parent: named.nullable(),
  head: person.nullable(),
  ceiling: z.array(ruleSchema),
  active: z.boolean(),
});
export const roleView = z.strictObject({
  ...stamps,
  code: z.string(),
  name,
  department: named,
  active: z.boolean(),
  holders: z.int(),
});
export const grantView = z.strictObject({
  ...stamps,
  role: named,
  subject: z.string(),
  verb: z.string(),
  conditions: conditionsSchema.nullable(),
  fields: z.array(z.string()).nullable(),
  ...granted,
});
export const assignmentView = z.strictObject({
  ...stamps,
  user: person,
  role: named,
  scope: z.record(z.string(), z.array(z.string())),
  ...granted,
});
export const delegationView = z.strictObject({
  ...stamps,
  from: person,
  to: person,
  roles: z.array(z.string()),
  reason: z.string(),
  owner: z.string(),
  validFrom: instant,
  until: instant,
  revokedAt: instant.nullable(),
  revokedBy: z.string().nullable(),
});
export const changedView = z.strictObject({ id: z.uuid(), version: z.int() });
export const importReportView = z.strictObject({
  dryRun: z.boolean(),
  records: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  errors: z.array(z.strictObject({ line: z.int(), path: z.string(), code: z.string(), message: z.string() })),
  applied: z.boolean(),
});
