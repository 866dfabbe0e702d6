import type { Subject } from '../../contracts/permissions.ts';
import type { Permission } from '../../contracts/permissions.ts';
import type { Column } from '../../domain/identity/index.ts';
import { lookupRoute } from '../framework/lookup-route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { scanRoute } from './scan-route.ts';

interface Choices {
  subject: Subject;
  from: string;
  name: string;
  /** A second line, such as unit or status. */
  note: string;
  search: string[];
  /** Query parameter → SQL with `?`. */
  filters: Record<string, string>;
  attributes: Record<string, Column>;
}

const plant = { plantId: { sql: 't.plant_id', type: 'uuid' } } as const;
const place = {
  ...plant,
  lineId: { sql: 't.line_id', type: 'uuid' },
  departmentId: { sql: 't.department_id', type: 'uuid' },
} as const;
const names = ['t.code', `t.name->>'zh'`, `t.name->>'en'`];
const ofPlant = { plant: 't.plant_id = (select id from plant where code = ? or id::text = ?)' };
const oneOf = (sql: string): string => `${sql} = any(string_to_array(?, ','))`;

/** Records of this slice that forms choose from; the value is the code that is printed on labels too. */
const choices: Record<string, Choices> = {
  items: {
    subject: 'Item',
    from: '(select * from item where active) t',
    name: 't.name',
    note: 't.unit',
    search: names,
    filters: { ...ofPlant, type: oneOf('t.type'), procurement: 't.procurement = ?' },
    attributes: { ...plant, type: { sql: 't.type' } },
  },
  lots: {
    subject: 'Lot',
    from: 'lot t join item i on i.id = t.item_id',
    name: 'i.name',
    note: `i.code || ' · ' || t.status`,
    search: ['t.code', 'i.code', 't.supplier_lot'],
    filters: { ...ofPlant, item: 'i.code = ?', status: 't.status = ?' },
    attributes: plant,
  },
  locations: {
    subject: 'Location',
    from: `(select * from location where active and level = 'bin'
      and type not in ('supplier', 'customer', 'production', 'adjust')) t`,
    name: 't.name',
    note: 't.type',
    search: names,
    filters: { ...ofPlant, type: oneOf('t.type') },
    attributes: { ...plant, type: { sql: 't.type' } },
  },
  reasons: {
    subject: 'Reason',
    from: '(select * from reason where active) t',
    name: 't.name',
    note: 't.kind',
    search: names,
    filters: { ...ofPlant, kind: oneOf('t.kind') },
    attributes: { ...plant, kind: { sql: 't.kind' } },
  },
  suppliers: {
    subject: 'Supplier',
    from: `(select * from supplier where active and status <> 'blocked') t`,
    name: 't.name',
    note: 't.status',
    search: names,
    filters: { ...ofPlant, status: 't.status = ?' },
    attributes: plant,
  },
  lines: {
    subject: 'Line',
    from: '(select * from line where active) t',
    name: 't.name',
    note: 't.area',
    search: names,
    filters: ofPlant,
    attributes: {
      ...plant,
      lineId: { sql: 't.id', type: 'uuid' },
      departmentId: { sql: 't.department_id', type: 'uuid' },
    },
  },
  'work-units': {
    subject: 'Line',
    from: '(select * from work_unit where active) t join line l on l.id = t.line_id',
    name: 't.name',
    note: 'l.code',
    search: names,
    filters: { ...ofPlant, line: 'l.code = ?' },
    attributes: {
      ...plant,
      lineId: { sql: 't.line_id', type: 'uuid' },
      departmentId: { sql: 'l.department_id', type: 'uuid' },
    },
  },
  units: {
    subject: 'Unit',
    from: '(select * from unit where active) t',
    name: 't.name',
    note: 'null',
    search: names,
    filters: {},
    attributes: {},
  },
  calendars: {
    subject: 'Calendar',
    from: '(select * from calendar where active) t',
    name: 't.name',
    note: 't.zone',
    search: names,
    filters: ofPlant,
    attributes: plant,
  },
  plants: {
    subject: 'Plant',
    from: '(select * from plant where active) t',
    name: 't.name',
    note: 't.zone',
    search: names,
    filters: {},
    attributes: { plantId: { sql: 't.id', type: 'uuid' } },
  },
  'work-orders': {
    subject: 'WorkOrder',
    from: `(select * from work_order where state in ('released', 'in-progress')) t join item i on i.id = t.item_id`,
    name: 'i.name',
    note: `i.code || ' · ' || trim_scale(t.quantity_good)::text || '/' || trim_scale(t.quantity_planned)::text || ' ' || t.unit`,
    search: ['t.code', 'i.code', `i.name->>'zh'`],
    filters: { line: 't.line_id = (select id from line where code = ? limit 1)', item: 'i.code = ?' },
    attributes: place,
  },
};

/** Choices for forms, and what a bar code is. */
export const lookupRoutes: AnyRoute[] = [
  ...Object.entries(choices).map(([name, { subject, from, note, search, filters, attributes, ...columns }]) =>
    lookupRoute({
      name,
      permission: { verb: 'read', subject } as Permission,
      spec: {
        from,
        columns: { code: 't.code', name: columns.name, note },
        filters,
        search,
        sorts: { code: { sql: 't.code', type: 'text' } },
        defaultSort: 'code',
      },
      attributes,
      filters: Object.keys(filters),
    }),
  ),
  scanRoute,
];
