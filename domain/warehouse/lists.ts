import type { ListSpec } from '../foundation/index.ts';
import { noLot } from '../../contracts/inventory/vocabulary.ts';

const decimal = (sql: string): string => `trim_scale(${sql})::text`;

/** Usable stock: storage and line-side, lots that are released and have not expired. */
const usable = `l.active and l.type in ('internal', 'lineside') and (g.id is null
  or (g.status = 'released' and (g.expires_on is null or g.expires_on >= current_date)))`;

/** What is where, by lot. Counter locations are left out. */
export const stockList: ListSpec = {
  from: `(select b.*, md5(b.item_id::text || b.location_id::text || b.lot_id::text)::uuid as id from stock_balance b) t
    join item i on i.id = t.item_id join location l on l.id = t.location_id join plant p on p.id = t.plant_id
    left join lot g on g.id = t.lot_id`,
  columns: {
    plant: 'p.code',
    plantId: 't.plant_id',
    item: 'i.code',
    itemName: 'i.name',
    unit: 'i.unit',
    location: 'l.code',
    locationName: 'l.name',
    locationType: 'l.type',
    lot: 'g.code',
    lotId: 'g.id',
    lotStatus: 'g.status',
    expiresOn: 'g.expires_on',
    quantity: decimal('t.quantity'),
    reserved: decimal('t.reserved'),
    available: `case when ${usable} then ${decimal('t.quantity - t.reserved')} else '0' end`,
    changedAt: 't.changed_at',
  },
  filters: {
    item: 'i.code = ?',
    location: 'l.code = ?',
    locationType: 'l.type = ?',
    lot: 'g.code = ?',
    lotStatus: 'g.status = ?',
    plant: 'p.code = ?',
    real: `(?)::boolean = (t.quantity <> 0 and l.type not in ('supplier', 'customer', 'production', 'adjust'))`,
  },
  search: ['i.code', `i.name->>'zh'`, `i.name->>'en'`, 'l.code', 'g.code'],
  sorts: {
    item: { sql: `i.code || '/' || l.code || '/' || coalesce(g.code, '')`, type: 'text' },
    changedAt: { sql: 't.changed_at', type: 'timestamptz' },
    expiresOn: { sql: `coalesce(g.expires_on, 'infinity'::date)`, type: 'date' },
  },
  defaultSort: 'item',
};

const sumOver = (condition: string, value: string): string =>
  `(select ${decimal(`coalesce(sum(${value}), 0)`)} from stock_balance b join location l on l.id = b.location_id
    left join lot g on g.id = b.lot_id where b.item_id = t.id and ${condition})`;

/** One row per item: on hand, free, blocked, against its minimum. */
export const stockByItemList: ListSpec = {
  from: 'item t join plant p on p.id = t.plant_id',
  columns: {
    plant: 'p.code',
    plantId: 't.plant_id',
    item: 't.code',
    itemName: 't.name',
    type: 't.type',
    unit: 't.unit',
    minimum: decimal('t.minimum_stock'),
    onHand: sumOver(usable, 'b.quantity'),
    free: sumOver(usable, 'b.quantity - b.reserved'),
    blocked: sumOver(
      `l.type not in ('supplier', 'customer', 'production', 'adjust', 'scrap') and not (${usable})`,
      'b.quantity',
    ),
    belowMinimum: `t.minimum_stock is not null and t.minimum_stock > (select coalesce(sum(b.quantity), 0)
      from stock_balance b join location l on l.id = b.location_id left join lot g on g.id = b.lot_id
      where b.item_id = t.id and ${usable})`,
  },
  filters: {
    item: 't.code = ?',
    type: 't.type = ?',
    plant: 'p.code = ?',
    belowMinimum: `(?)::boolean = (t.minimum_stock is not null and t.minimum_stock > (select coalesce(sum(b.quantity), 0)
      from stock_balance b join location l on l.id = b.location_id left join lot g on g.id = b.lot_id
      where b.item_id = t.id and ${usable}))`,
  },
  search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`],
  sorts: { item: { sql: 't.code', type: 'text' } },
  defaultSort: 'item',
};

/** The ledger, newest first: every move with its posting. */
export const moveList: ListSpec = {
  from: `(select m.*, md5(m.posting_id::text || m.line::text)::uuid as id, s.plant_id, s.kind, s.source_kind, s.source_code,
      s.reason, s.occurred_at, s.posted_by, s.on_behalf_of, s.reverses_id
    from stock_move m join stock_posting s on s.id = m.posting_id) t
    join plant p on p.id = t.plant_id join item i on i.id = t.item_id join location f on f.id = t.from_id
    join location o on o.id = t.to_id left join lot g on g.id = t.lot_id`,
  columns: {
    plant: 'p.code',
    plantId: 't.plant_id',
    postingId: 't.posting_id',
    kind: 't.kind',
    sourceKind: 't.source_kind',
    sourceCode: 't.source_code',
    item: 'i.code',
    itemName: 'i.name',
    unit: 'i.unit',
    lot: 'g.code',
    from: 'f.code',
    to: 'o.code',
    quantity: decimal('t.quantity'),
    reason: 't.reason',
    occurredAt: 't.occurred_at',
    postedAt: 't.posted_at',
    postedBy: 't.posted_by',
    onBehalfOf: 't.on_behalf_of',
    reversesId: 't.reverses_id',
  },
  filters: {
    item: 'i.code = ?',
    lot: 'g.code = ?',
    location: '(f.code = ? or o.code = ?)',
    kind: 't.kind = ?',
    sourceCode: 't.source_code = ?',
    since: 't.posted_at >= (?)::timestamptz',
  },
  search: ['i.code', 'g.code', 't.source_code'],
  sorts: { postedAt: { sql: 't.posted_at', type: 'timestamptz' } },
  defaultSort: '-postedAt',
};

const lotFrom = `lot t join plant p on p.id = t.plant_id join item i on i.id = t.item_id
  left join supplier s on s.id = t.supplier_id`;
const lotColumns = {
  code: 't.code',
  plant: 'p.code',
  plantId: 't.plant_id',
  item: 'i.code',
  itemName: 'i.name',
  unit: 'i.unit',
  status: 't.status',
  statusReason: 't.status_reason',
  supplier: 's.code',
  supplierLot: 't.supplier_lot',
  manufacturedOn: 't.manufactured_on',
  expiresOn: 't.expires_on',
  originKind: 't.origin_kind',
  quantity: `(select ${decimal('coalesce(sum(b.quantity), 0)')} from stock_balance b join location l on l.id = b.location_id
    where b.lot_id = t.id and l.type not in ('supplier', 'customer', 'production', 'adjust'))`,
  createdAt: 't.created_at',
  version: 't.version',
};

/** Lots, newest first. */
export const lotList: ListSpec = {
  from: lotFrom,
  columns: lotColumns,
  filters: { item: 'i.code = ?', status: 't.status = ?', supplier: 's.code = ?', code: 't.code = ?' },
  search: ['t.code', 'i.code', `i.name->>'zh'`, 't.supplier_lot'],
  sorts: { createdAt: { sql: 't.created_at', type: 'timestamptz' }, code: { sql: 't.code', type: 'text' } },
  defaultSort: '-createdAt',
};

export const lotDetail = {
  from: lotFrom,
  columns: {
    ...lotColumns,
    stock: `(select coalesce(jsonb_agg(jsonb_build_object('location', l.code, 'locationName', l.name, 'type', l.type,
        'quantity', ${decimal('b.quantity')}, 'reserved', ${decimal('b.reserved')}) order by l.code), '[]')
      from stock_balance b join location l on l.id = b.location_id where b.lot_id = t.id and b.quantity <> 0)`,
  },
};

/** Put-aways, newest first. */
export const putAwayList: ListSpec = {
  from: `put_away t join plant p on p.id = t.plant_id join item i on i.id = t.item_id left join lot g on g.id = t.lot_id
    join location f on f.id = t.from_id left join location s on s.id = t.suggested_id
    left join work_order w on w.id = t.work_order_id`,
  columns: {
    code: 't.code',
    plant: 'p.code',
    plantId: 't.plant_id',
    sourceKind: 't.source_kind',
    sourceCode: 't.source_code',
    workOrder: 'w.code',
    item: 'i.code',
    itemName: 'i.name',
    unit: 't.unit',
    lot: 'g.code',
    quantity: decimal('t.quantity'),
    from: 'f.code',
    suggestedLocation: 's.code',
    places: `(select coalesce(jsonb_agg(jsonb_build_object('location', l.code, 'quantity', x->>'quantity')), '[]')
      from jsonb_array_elements(t.places) x join location l on l.id = (x->>'locationId')::uuid)`,
    state: 't.state',
    confirmedBy: 't.confirmed_by',
    confirmedAt: 't.confirmed_at',
    createdAt: 't.created_at',
    version: 't.version',
  },
  filters: {
    state: `t.state = any(string_to_array(?, ','))`,
    item: 'i.code = ?',
    lot: 'g.code = ?',
    sourceCode: 't.source_code = ?',
    workOrder: 'w.code = ?',
  },
  search: ['t.code', 'i.code', 'g.code', 't.source_code'],
  sorts: { createdAt: { sql: 't.created_at', type: 'timestamptz' }, code: { sql: 't.code', type: 'text' } },
  defaultSort: '-createdAt',
};

/** Promised stock, newest first. */
export const reservationList: ListSpec = {
  from: `stock_reservation t join plant p on p.id = t.plant_id join item i on i.id = t.item_id
    join location l on l.id = t.location_id left join lot g on g.id = nullif(t.lot_id, '${noLot}')`,
  columns: {
    plant: 'p.code',
    plantId: 't.plant_id',
    demandKind: 't.demand_kind',
    demandCode: 't.demand_code',
    item: 'i.code',
    itemName: 'i.name',
    unit: 'i.unit',
    location: 'l.code',
    lot: 'g.code',
    quantity: decimal('t.quantity'),
    state: 't.state',
    expiresAt: 't.expires_at',
    createdAt: 't.created_at',
    version: 't.version',
  },
  filters: { state: 't.state = ?', demand: 't.demand_code = ?', item: 'i.code = ?' },
  search: ['t.demand_code', 'i.code'],
  sorts: { createdAt: { sql: 't.created_at', type: 'timestamptz' } },
  defaultSort: '-createdAt',
};
