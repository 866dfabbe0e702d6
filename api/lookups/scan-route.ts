import { z } from 'zod';
import { whereFor } from '../../domain/identity/index.ts';
import type { Column } from '../../domain/identity/index.ts';
import type { Subject } from '../../contracts/permissions.ts';
import { route } from '../framework/route.ts';

interface ScanSpec {
  subject: Subject;
  from: string;
  code: string;
  title: string;
  attributes: Record<string, Column>;
}

const plant = { plantId: { sql: 't.plant_id', type: 'uuid' } } as const;
const place = {
  ...plant,
  lineId: { sql: 't.line_id', type: 'uuid' },
  departmentId: { sql: 't.department_id', type: 'uuid' },
} as const;
const simple = (subject: Subject, table: string, attributes: Record<string, Column> = plant): ScanSpec => ({
  subject,
  from: `${table} t`,
  code: 't.code',
  title: 'null::jsonb',
  attributes,
});

/** What a code may be, the most likely first. */
const scanSpecs: Record<string, ScanSpec> = {
  'work-order': {
    ...simple('WorkOrder', 'work_order', place),
    from: 'work_order t join item i on i.id = t.item_id',
    title: 'i.name',
  },
  lot: { ...simple('Lot', 'lot'), from: 'lot t join item i on i.id = t.item_id', title: 'i.name' },
  location: { ...simple('Location', 'location', { ...plant, type: { sql: 't.type' } }), title: 't.name' },
  item: { ...simple('Item', 'item', { ...plant, type: { sql: 't.type' } }), title: 't.name' },
  'put-away': simple('StockMove', 'put_away'),
  'work-report': simple('WorkReport', 'work_report', { ...place, reporters: { sql: 't.reporters', type: 'text[]' } }),
  'inspection-lot': simple('InspectionLot', 'inspection_lot', {
    ...place,
    source: { sql: 't.source_kind' },
    reporters: { sql: 't.reporters', type: 'text[]' },
  }),
  requisition: simple('Requisition', 'requisition'),
  'purchase-order': simple('PurchaseOrder', 'purchase_order'),
  receipt: simple('Receipt', 'receipt'),
  'work-unit': { ...simple('Line', 'work_unit', plant), title: 't.name' },
  person: {
    subject: 'User',
    from: 'app_user t',
    code: 't.badge',
    title: 't.name',
    attributes: { username: { sql: 't.username' }, departmentId: { sql: 't.department_id', type: 'uuid' } },
  },
};

const found = z.strictObject({
  kind: z.string(),
  id: z.uuid(),
  code: z.string(),
  title: z.strictObject({ zh: z.string(), en: z.string().optional() }).nullable(),
});

/** GS1 prefixes and the marks of scanners around a code. */
function bare(code: string): string {
  return code
    .replace(/[\u0000-\u001f]/g, '')
    .replace(/^\]C1|^\]d2|^\]Q3/, '')
    .trim();
}

/** What a scanned code is: everything with that code that the person may see; usually one. */
export const scanRoute = route({
  method: 'get',
  path: '/api/scan',
  access: { kind: 'session' },
  summary: 'What a bar code is',
  query: z.strictObject({ code: z.string().min(1).max(200) }),
  response: z.strictObject({ code: z.string(), items: z.array(found) }),
  quiet: true,
  handler: async ({ ability, database, query }) => {
    const code = bare(query.code);
    const values: unknown[] = [code];
    const parts = Object.entries(scanSpecs).map(([kind, spec]) => {
      const where = whereFor(ability, 'read', spec.subject as 'Item', spec.attributes, values.length);
      values.push(...where.params);
      const shown = kind === 'person' ? 't.username' : spec.code;
      return `select '${kind}' as kind, t.id, ${shown} as code, ${spec.title} as title from ${spec.from}
        where ${spec.code} = $1 and ${where.sql}`;
    });
    return { body: { code, items: await database.query<z.infer<typeof found>>(parts.join(' union all '), values) } };
  },
});
