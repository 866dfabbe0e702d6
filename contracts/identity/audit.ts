import { z } from 'zod';

/** One change of one record. */
export const auditEntryView = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.string(),
  onBehalfOf: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  ref: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  origin: z.record(z.string(), z.unknown()),
  /** Place in the chain; null until sealed, a few seconds after the change. */
  position: z.string().nullable(),
  hash: z.string().nullable(),
});

/** Result of walking the chain. */
export const chainView = z.strictObject({
  intact: z.boolean(),
  sealed: z.int(),
  unsealed: z.int(),
  head: z.string(),
  /** Place of the head that was asked for; null = the chain does not walk through it. */
  noted: z.string().nullable().optional(),
  broken: z.strictObject({ position: z.string(), id: z.string(), reason: z.enum(['missing', 'changed']) }).optional(),
});
