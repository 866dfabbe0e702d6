import { z } from 'zod';
import { usernameSchema } from './vocabulary.ts';

const name = z.strictObject({ zh: z.string(), en: z.string().optional() });
const named = z.strictObject({ code: z.string(), name });
const source = z.strictObject({
  kind: z.enum(['role', 'delegation', 'everyone', 'head']),
  role: z.string().optional(),
  from: z.string().optional(),
});
const attribute = z.union([
  z.string().max(200),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(200)).max(200),
]);

/** `POST /api/permissions/explain`; `record` has attributes of the permission table. */
export const questionSchema = z.strictObject({
  verb: z.string().min(1).max(60),
  subject: z.string().min(1).max(60),
  record: z.record(z.string().max(60), attribute).optional(),
  /** Somebody else; needs the right to see grants. */
  username: usernameSchema.optional(),
});
export const explanationSchema = z.strictObject({
  allowed: z.boolean(),
  by: z.array(source),
  unmet: z.array(
    z.strictObject({
      source,
      conditions: z.array(
        z.strictObject({
          attribute: z.string(),
          kind: z.string(),
          op: z.enum(['in', 'nin', 'lte', 'gte']),
          values: z.array(z.string()).optional(),
          value: z.string().optional(),
        }),
      ),
    }),
  ),
  fourEyes: name.optional(),
  remedies: z.array(
    z.strictObject({
      role: named,
      department: named,
      grantors: z.array(z.strictObject({ username: z.string(), name })),
    }),
  ),
});
