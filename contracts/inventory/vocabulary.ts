import { z } from 'zod';
import { code, date, name, ref } from '../masterdata/vocabulary.ts';

/**
 * Where stock is. Real places hold what is there; the others are the far side of the double entry, so that the stock
 * of an item over all locations is always zero.
 */
export const locationTypes = [
  /** Storage from which can be issued. */
  'internal',
  /** At a line, for its operations. */
  'lineside',
  /** Work in progress. */
  'wip',
  /** Goods-in and blocked stock: never reserved, never issued. */
  'quarantine',
  'transit',
  'scrap',
  'supplier',
  'customer',
  'production',
  'adjust',
] as const;
export type LocationType = (typeof locationTypes)[number];

/** Types of which stock may be used. */
export const usableTypes: readonly LocationType[] = ['internal', 'lineside'];
/** The far side of the double entry; may go below zero. */
export const counterTypes: readonly LocationType[] = ['supplier', 'customer', 'production', 'adjust'];

export const locationInput = z.strictObject({
  plant: ref.optional(),
  code,
  name,
  /** Warehouses contain zones, zones contain bins; only bins hold stock. */
  level: z.enum(['warehouse', 'zone', 'bin']).default('bin'),
  type: z.enum(locationTypes).default('internal'),
  parent: ref.optional(),
  /** The line that a line-side location serves. */
  line: ref.optional(),
  /** Line-side only: consumption may run ahead of the booking of deliveries. */
  allowNegative: z.boolean().default(false),
});
export type LocationInput = z.infer<typeof locationInput>;

export const lotStatuses = ['quarantine', 'released', 'hold', 'rejected', 'expired'] as const;
export type LotStatus = (typeof lotStatuses)[number];

export const postingKinds = [
  'opening',
  'receipt',
  'return',
  'putaway',
  'issue',
  'backflush',
  'completion',
  'transfer',
  'adjustment',
  'scrap',
  'split',
  'reversal',
] as const;
export type PostingKind = (typeof postingKinds)[number];

export const edgeKinds = ['consumed-in', 'produced-by', 'received-by', 'split', 'merge', 'rework'] as const;
export type EdgeKind = (typeof edgeKinds)[number];
export const nodeKinds = ['lot', 'work-order', 'receipt'] as const;
export type NodeKind = (typeof nodeKinds)[number];

export const lotAttributes = z.strictObject({
  supplierLot: z.string().max(100).optional(),
  manufacturedOn: date.optional(),
  expiresOn: date.optional(),
});
export type LotAttributes = z.infer<typeof lotAttributes>;

/** `untracked` items have this instead of a lot. */
export const noLot = '00000000-0000-0000-0000-000000000000';
