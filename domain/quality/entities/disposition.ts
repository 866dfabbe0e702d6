import { defineEntity, p } from '@mikro-orm/postgresql';
import type { DispositionKind } from '../../../contracts/quality/vocabulary.ts';
import { column } from '../../foundation/index.ts';
import { Nonconformance } from './nonconformance.ts';

/** What becomes of part of a non-conformance. Append-only. */
export const Disposition = defineEntity({
  name: 'Disposition',
  tableName: 'disposition',
  indexes: [{ properties: ['nonconformanceId'] }],
  properties: {
    id: p.uuid().primary(),
    nonconformanceId: () => p.manyToOne(Nonconformance).mapToPk().joinColumn('nonconformance_id'),
    kind: column.word<DispositionKind>(),
    quantity: column.quantity(),
    reason: p.text().nullable(),
    decidedBy: column.user(),
    decidedAt: p.datetime(6),
  },
});
