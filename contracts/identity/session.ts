import { z } from 'zod';
import { codeSchema, localeSchema, newPasswordSchema, passwordSchema } from './vocabulary.ts';

const named = z.strictObject({ code: z.string(), name: z.strictObject({ zh: z.string(), en: z.string().optional() }) });

/** Who is logged in. */
export const sessionUserSchema = z.strictObject({
  id: z.uuid(),
  username: z.string(),
  name: named.shape.name,
  locale: localeSchema,
  mustChangePassword: z.boolean(),
  roles: z.array(named),
  department: named.nullable(),
  headed: z.array(z.uuid()),
  actingFor: z.array(
    z.strictObject({
      username: z.string(),
      name: named.shape.name,
      roles: z.array(z.string()),
      until: z.iso.datetime(),
    }),
  ),
});

/** Answer of `POST` and `GET /api/session`: `rules` are unpacked by `unpackAbility`. */
export const sessionSchema = z.strictObject({
  user: sessionUserSchema,
  rules: z.array(z.array(z.unknown())),
  /** Sent back as `X-CSRF-Token` with every changing request. */
  csrfToken: z.string(),
  setupNeeded: z.boolean(),
});

export const logInSchema = z.strictObject({ username: codeSchema, password: passwordSchema });
export const linkPasswordSchema = z.strictObject({ token: z.string().min(20).max(100), password: newPasswordSchema });
export const ownPasswordSchema = z.strictObject({ current: passwordSchema, password: newPasswordSchema });
export const profileSchema = z.strictObject({ locale: localeSchema });

/** `POST /api/tokens`: with user name and password, or logged in without. */
export const newTokenSchema = z.strictObject({
  username: codeSchema.optional(),
  password: passwordSchema.optional(),
  name: z.string().trim().min(1).max(100),
  expiresInDays: z.int().min(1).max(3650).optional(),
});
export const tokenSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
});
