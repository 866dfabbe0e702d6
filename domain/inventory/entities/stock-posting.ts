import { defineEntity, p } from '@mikro-orm/postgresql';
import type { PostingKind } from '../../../contracts/inventory/vocabulary.ts';
import { column } from '../../foundation/index.ts';
import { Plant } from '../../masterdata/index.ts';

/** Moves that happened together, and what made them. Append-only; written by `post_stock` alone. */
export const StockPosting = defineEntity({
  name: 'StockPosting',
  tableName: 'stock_posting',
  indexes: [{ properties: ['sourceId'] }, { properties: ['plantId', 'postedAt'] }],
  properties: {
    id: p.uuid().primary(),
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    kind: column.word<PostingKind>(),
    /** The record that made it, such as a work report, by kind, id and code. */
    sourceKind: p.string().length(30),
    sourceId: p.uuid().nullable(),
    sourceCode: p.string().length(60).nullable(),
    reason: p.text().nullable(),
    reversesId: p.uuid().nullable().unique(),
    /** When it happened; `postedAt`: when it was written down. */
    occurredAt: p.datetime(6),
    postedAt: p.datetime(6),
    postedBy: column.user(),
    onBehalfOf: column.user().nullable(),
  },
});
