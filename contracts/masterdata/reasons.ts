import { z } from 'zod';
import { code, name, ref } from './vocabulary.ts';

export const reasonKinds = ['scrap', 'rework', 'defect', 'correction', 'adjustment', 'return', 'delay'] as const;

/** Why something happened, for lists that people choose from and for counting afterwards. */
export const reasonInput = z.strictObject({ plant: ref.optional(), code, name, kind: z.enum(reasonKinds) });
export type ReasonInput = z.infer<typeof reasonInput>;
export type ReasonKind = (typeof reasonKinds)[number];
