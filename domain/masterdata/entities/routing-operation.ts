import { defineEntity, p } from '@mikro-orm/postgresql';
import type { inspectionPoints } from '../../../contracts/masterdata/routings.ts';
import { column } from '../../foundation/index.ts';
import { Line } from './line.ts';
import { Routing } from './routing.ts';

/** One step of a routing. */
export const RoutingOperation = defineEntity({
  name: 'RoutingOperation',
  tableName: 'routing_operation',
  properties: {
    routingId: () => p.manyToOne(Routing).mapToPk().joinColumn('routing_id').primary(),
    sequence: p.integer().primary(),
    name: column.name(),
    lineId: () => p.manyToOne(Line).mapToPk().joinColumn('line_id'),
    setupSeconds: p.integer(),
    runSecondsPerUnit: p.integer(),
    moveSeconds: p.integer(),
    crew: p.integer(),
    inspectionPoint: column.word<(typeof inspectionPoints)[number]>(),
    reportPoint: p.boolean(),
    instructions: p.text().nullable(),
  },
});
