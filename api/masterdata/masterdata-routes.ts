import { z } from 'zod';
import { version } from '../../contracts/masterdata/vocabulary.ts';
import { locationKind } from '../../domain/inventory/index.ts';
import { masterdataKinds, releaseBom, releaseRouting, retireBom } from '../../domain/masterdata/index.ts';
import type { AnyMasterKind } from '../../domain/masterdata/index.ts';
import { inspectionPlanKind } from '../../domain/quality/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { verbRoute } from '../records/command-routes.ts';
import { masterRoutes } from '../records/master-routes.ts';

/** Every kind of master data, also of other areas, in the order in which a new plant is filled. */
const allKinds: readonly AnyMasterKind[] = [
  ...masterdataKinds,
  locationKind as unknown as AnyMasterKind,
  inspectionPlanKind as unknown as AnyMasterKind,
];

const versioned = z.strictObject({ version: version.optional() });
const mayRelease = { verb: 'release', subject: 'Bom' } as const;

const kindView = z.strictObject({
  name: z.string(),
  title: z.strictObject({ zh: z.string(), en: z.string().optional() }),
  path: z.string(),
  subject: z.string(),
  csvColumns: z.array(z.string()),
  csvList: z.string().optional(),
  input: z.unknown(),
});

/** What kinds there are, and what each wants: for screens that edit any of them. */
const kindsRoute = route({
  method: 'get',
  path: '/api/masterdata/kinds',
  access: { kind: 'session' },
  summary: 'Kinds of master data: their routes, CSV columns and input schemas',
  response: z.strictObject({ items: z.array(kindView) }),
  handler: ({ ability }) => {
    const visible = allKinds.filter((kind) => ability.can('read', kind.subject));
    return Promise.resolve({ body: { items: visible.map(described) } });
  },
});

function described(kind: AnyMasterKind): z.infer<typeof kindView> {
  return {
    name: kind.name,
    title: kind.title,
    path: `/api/${kind.area}/${kind.plural}`,
    subject: kind.subject,
    csvColumns: kind.csv.columns,
    ...(kind.csv.list === undefined ? {} : { csvList: kind.csv.list }),
    input: z.toJSONSchema(kind.input as z.ZodType, { io: 'input', unrepresentable: 'any' }),
  };
}

/** Master data of all areas. */
export const masterdataRoutes: AnyRoute[] = [
  kindsRoute,
  ...allKinds.flatMap(masterRoutes),
  verbRoute(
    {
      path: 'masterdata/boms',
      verb: 'release',
      field: 'id',
      permission: mayRelease,
      summary: 'Release a bill of materials',
      body: versioned,
    },
    releaseBom,
  ),
  verbRoute(
    {
      path: 'masterdata/boms',
      verb: 'retire',
      field: 'id',
      permission: mayRelease,
      summary: 'Take a bill of materials out of use',
      body: versioned,
    },
    retireBom,
  ),
  verbRoute(
    {
      path: 'masterdata/routings',
      verb: 'release',
      field: 'id',
      permission: mayRelease,
      summary: 'Release a routing',
      body: versioned,
    },
    releaseRouting,
  ),
];
