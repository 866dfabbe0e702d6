import { defineEntity, p } from '@mikro-orm/postgresql';
import type { EdgeKind, NodeKind } from '../../../contracts/inventory/vocabulary.ts';
import { column } from '../../foundation/index.ts';
import { Plant } from '../../masterdata/index.ts';

/** What became what: from the earlier to the later. Append-only but for the mark of its reversal. */
export const GenealogyEdge = defineEntity({
  name: 'GenealogyEdge',
  tableName: 'genealogy_edge',
  indexes: [{ properties: ['fromId'] }, { properties: ['toId'] }, { properties: ['sourceId'] }],
  properties: {
    id: p.uuid().primary(),
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    kind: column.word<EdgeKind>(),
    fromKind: column.word<NodeKind>(),
    fromId: p.uuid(),
    toKind: column.word<NodeKind>(),
    toId: p.uuid(),
    /** In the unit of the earlier lot's item; of the later one's where the earlier is no lot. */
    quantity: column.quantity(),
    /** The work report, put-away or receipt that made it. */
    sourceId: p.uuid(),
    at: p.datetime(6),
    reversedAt: p.datetime(6).nullable(),
  },
});
