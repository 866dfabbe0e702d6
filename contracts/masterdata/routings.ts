import { z } from 'zod';
import { code, name, ref, seconds } from './vocabulary.ts';

export const inspectionPoints = ['none', 'first', 'patrol', 'final'] as const;

export const routingOperationInput = z.strictObject({
  sequence: z.int().min(1).max(9999),
  name,
  line: ref,
  setupSeconds: seconds.default(0),
  runSecondsPerUnit: seconds.default(0),
  moveSeconds: seconds.default(0),
  crew: z.int().min(1).max(1000).default(1),
  inspectionPoint: z.enum(inspectionPoints).default('none'),
  reportPoint: z.boolean().default(true),
  instructions: z.string().max(10_000).optional(),
});

/** How a product is made: its operations in order. */
export const routingInput = z.strictObject({
  plant: ref.optional(),
  item: ref,
  revision: code.max(20).default('A'),
  operations: z
    .array(routingOperationInput)
    .min(1)
    .max(200)
    .refine((list) => new Set(list.map((one) => one.sequence)).size === list.length, 'two operations with one number'),
});
export type RoutingInput = z.infer<typeof routingInput>;
export type RoutingOperationInput = z.infer<typeof routingOperationInput>;
