import { z } from 'zod';
import { aqls, inspectionLevels } from '../../contracts/quality/vocabulary.ts';
import type { VerbOf } from '../../contracts/permissions.ts';
import {
  cancelInspectionLot,
  createInspectionLot,
  createNonconformance,
  decideDisposition,
  inspectionLotDetail,
  inspectionLotList,
  judgeLot,
  nonconformanceDetail,
  nonconformanceList,
  recordInspection,
  samplingPlan,
} from '../../domain/quality/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { createRoute, verbRoute } from '../records/command-routes.ts';
import { placeColumns, readRoutes } from '../records/read-routes.ts';
import type { ReadSource } from '../records/read-routes.ts';

const lots: ReadSource = {
  path: 'quality/inspection-lots',
  subject: 'InspectionLot',
  summary: 'Inspection lots',
  list: inspectionLotList,
  detail: inspectionLotDetail,
  attributes: {
    ...placeColumns,
    source: { sql: 't.source_kind' },
    reporters: { sql: 't.reporters', type: 'text[]' },
  },
};

/** Read as the inspection lots from which they come. */
const nonconformances: ReadSource = {
  path: 'quality/nonconformances',
  subject: 'InspectionLot',
  summary: 'Non-conformances',
  list: nonconformanceList,
  detail: nonconformanceDetail,
  attributes: {
    plantId: { sql: 'q.plant_id', type: 'uuid' },
    lineId: { sql: 'q.line_id', type: 'uuid' },
    departmentId: { sql: 'q.department_id', type: 'uuid' },
    source: { sql: 'q.source_kind' },
    reporters: { sql: 'q.reporters', type: 'text[]' },
  },
};

const may = (verb: VerbOf<'InspectionLot'>) => ({ verb, subject: 'InspectionLot' }) as const;
const ofLot = { path: lots.path, field: 'inspectionLot' };

const cancelBody = z.strictObject({ reason: z.string().min(1).max(2000) });

const samplingRoute = route({
  method: 'get',
  path: '/api/quality/sampling-plan',
  access: { kind: 'verb', ...may('read') },
  summary: 'Sample size and acceptance number of ISO 2859-1 (single, normal) for a lot',
  query: z.strictObject({
    level: z.enum(inspectionLevels),
    lotSize: z.coerce.number().int().min(1).max(1_000_000_000),
    aql: z.enum(aqls),
  }),
  response: z.strictObject({
    code: z.string(),
    planCode: z.string(),
    sampleSize: z.int(),
    accept: z.int(),
    reject: z.int(),
  }),
  handler: ({ query }) => Promise.resolve({ body: samplingPlan(query.level, query.lotSize, query.aql) }),
});

/** Inspection lots and non-conformances. */
export const qualityRoutes: AnyRoute[] = [
  ...readRoutes(lots),
  createRoute({ path: lots.path, permission: may('create'), summary: 'Make an inspection lot' }, createInspectionLot),
  verbRoute(
    { ...ofLot, verb: 'record', permission: may('inspect'), summary: 'Record readings and defects' },
    recordInspection,
  ),
  verbRoute({ ...ofLot, verb: 'judge', permission: may('judge'), summary: 'Judge all or a part of a lot' }, judgeLot),
  verbRoute(
    { ...ofLot, verb: 'cancel', permission: may('create'), summary: 'Call an inspection off', body: cancelBody },
    cancelInspectionLot,
  ),
  ...readRoutes(nonconformances),
  createRoute(
    { path: nonconformances.path, permission: may('create'), summary: 'Open a non-conformance' },
    createNonconformance,
  ),
  verbRoute(
    {
      path: nonconformances.path,
      field: 'nonconformance',
      verb: 'dispose',
      permission: may('dispose'),
      summary: 'Decide what becomes of rejected pieces',
    },
    decideDisposition,
  ),
  samplingRoute,
];
