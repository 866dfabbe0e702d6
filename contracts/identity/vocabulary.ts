import { z } from 'zod';
import { ruleSchema } from '../permissions.ts';

/** Where a role given to a person holds; a list left out = everywhere. Holds ids. */
export interface Scope {
  departments?: string[];
  plants?: string[];
  lines?: string[];
}

export const localeSchema = z.enum(['zh-CN', 'en']);
export type Locale = z.output<typeof localeSchema>;

/** Codes that people use: lower-case letters, digits, dots, dashes, underscores. */
export const codeSchema = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'lower-case letters, digits, dot, dash and underscore');
export const usernameSchema = codeSchema;
export const nameSchema = z.strictObject({ zh: z.string().trim().min(1).max(100), en: z.string().max(100).optional() });
export const passwordSchema = z.string().min(1).max(200);
/** New passwords are longer; a list of the commonest ones is refused as well. */
export const newPasswordSchema = z.string().min(8).max(200);
export const badgeSchema = z
  .string()
  .min(4)
  .max(60)
  .regex(/^[\x21-\x7e]+$/, 'printable ASCII without spaces');
export const reasonSchema = z.string().trim().min(1).max(1000);
export const versionSchema = z.int().min(1).max(2_147_483_647);
export const instantSchema = z.iso.datetime({ offset: true });
export const scopeSchema = z.strictObject({
  departments: z.array(z.uuid()).min(1).max(100).optional(),
  plants: z.array(z.uuid()).min(1).max(100).optional(),
  lines: z.array(z.uuid()).min(1).max(200).optional(),
}) as z.ZodType<Scope>;
export const ceilingSchema = z.array(ruleSchema).max(500);
