import type { ListSpec } from '../foundation/index.ts';

const decimal = (sql: string): string => `trim_scale(${sql})::text`;

const requisitionColumns = {
  code: 't.code',
  plant: 'p.code',
  plantId: 't.plant_id',
  departmentId: 't.department_id',
  source: 't.source',
  sourceCode: 't.source_code',
  state: 't.state',
  requesters: 't.requesters',
  amount: decimal('t.amount'),
  currency: 't.currency',
  decidedBy: 't.decided_by',
  decidedAt: 't.decided_at',
  createdAt: 't.created_at',
  createdBy: 't.created_by',
  version: 't.version',
};

const created = {
  sorts: {
    createdAt: { sql: 't.created_at', type: 'timestamptz' },
    code: { sql: 't.code', type: 'text' },
  },
  defaultSort: '-createdAt',
} as const;

const requisitionFrom = 'requisition t join plant p on p.id = t.plant_id';
const requisitionLinesSql = `(select jsonb_agg(jsonb_build_object('line', l.line, 'item', i.code, 'itemName', i.name,
    'quantity', ${decimal('l.quantity')}, 'unit', l.unit, 'needBy', l.need_by, 'supplier', s.code,
    'supplierName', s.name, 'price', ${decimal('l.price')}) order by l.line)
  from requisition_line l join item i on i.id = l.item_id left join supplier s on s.id = l.supplier_id
  where l.requisition_id = t.id)`;

/** Requisitions, newest first. */
export const requisitionList: ListSpec = {
  from: requisitionFrom,
  columns: { ...requisitionColumns, lines: requisitionLinesSql },
  filters: {
    state: `t.state = any(string_to_array(?, ','))`,
    source: 't.source = ?',
    sourceCode: 't.source_code = ?',
    item: 'exists (select from requisition_line l join item i on i.id = l.item_id where l.requisition_id = t.id and i.code = ?)',
  },
  search: ['t.code', 't.source_code'],
  ...created,
};

export const requisitionDetail = {
  from: requisitionFrom,
  columns: {
    ...requisitionColumns,
    decisionReason: 't.decision_reason',
    remark: 't.remark',
    lines: requisitionLinesSql,
    orders: `(select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'code', o.code, 'state', o.state) order by o.code),
      '[]') from purchase_order o where o.requisition_id = t.id)`,
  },
};

const orderFrom = `purchase_order t join plant p on p.id = t.plant_id join supplier s on s.id = t.supplier_id
  left join requisition r on r.id = t.requisition_id`;

const orderColumns = {
  code: 't.code',
  plant: 'p.code',
  plantId: 't.plant_id',
  departmentId: 't.department_id',
  supplier: 's.code',
  supplierName: 's.name',
  requisition: 'r.code',
  requisitionId: 'r.id',
  state: 't.state',
  buyers: 't.buyers',
  amount: decimal('t.amount'),
  currency: 't.currency',
  expectedOn: 't.expected_on',
  sentAt: 't.sent_at',
  confirmedAt: 't.confirmed_at',
  createdAt: 't.created_at',
  version: 't.version',
};

/** Purchase orders, newest first. */
export const purchaseOrderList: ListSpec = {
  from: orderFrom,
  columns: orderColumns,
  filters: {
    state: `t.state = any(string_to_array(?, ','))`,
    supplier: 's.code = ?',
    requisition: 'r.code = ?',
    open: `(?)::boolean = (t.state in ('sent', 'confirmed', 'partially-received'))`,
    item: 'exists (select from purchase_order_line l join item i on i.id = l.item_id where l.order_id = t.id and i.code = ?)',
  },
  search: ['t.code', 's.code', `s.name->>'zh'`, `s.name->>'en'`],
  ...created,
};

export const purchaseOrderDetail = {
  from: orderFrom,
  columns: {
    ...orderColumns,
    overTolerancePercent: decimal('t.over_tolerance_percent'),
    approvedBy: 't.approved_by',
    remark: 't.remark',
    lines: `(select jsonb_agg(jsonb_build_object('line', l.line, 'item', i.code, 'itemName', i.name,
        'quantity', ${decimal('l.quantity')}, 'received', ${decimal('l.received')},
        'open', ${decimal('greatest(l.quantity - l.received, 0)')}, 'unit', l.unit, 'needBy', l.need_by,
        'price', ${decimal('l.price')}, 'tracking', i.tracking, 'inspectIncoming', i.inspect_incoming) order by l.line)
      from purchase_order_line l join item i on i.id = l.item_id where l.order_id = t.id)`,
    receipts: `(select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'code', g.code, 'state', g.state,
        'createdAt', g.created_at) order by g.code), '[]') from receipt g where g.order_id = t.id)`,
  },
};

const receiptFrom = `receipt t join plant p on p.id = t.plant_id join supplier s on s.id = t.supplier_id
  join purchase_order o on o.id = t.order_id`;

const receiptColumns = {
  code: 't.code',
  plant: 'p.code',
  plantId: 't.plant_id',
  order: 'o.code',
  orderId: 'o.id',
  supplier: 's.code',
  supplierName: 's.name',
  deliveryNote: 't.delivery_note',
  state: 't.state',
  createdAt: 't.created_at',
  createdBy: 't.created_by',
  version: 't.version',
};

/** Receipts, newest first. */
export const receiptList: ListSpec = {
  from: receiptFrom,
  columns: receiptColumns,
  filters: { order: 'o.code = ?', supplier: 's.code = ?', state: 't.state = ?' },
  search: ['t.code', 'o.code', 't.delivery_note'],
  ...created,
};

export const receiptDetail = {
  from: receiptFrom,
  columns: {
    ...receiptColumns,
    remark: 't.remark',
    lines: `(select jsonb_agg(jsonb_build_object('id', l.id, 'line', l.line, 'item', i.code, 'itemName', i.name,
        'quantity', ${decimal('l.quantity')}, 'unit', i.unit, 'lot', g.code, 'location', c.code, 'inspect', l.inspect,
        'accepted', ${decimal('l.accepted')}, 'rejected', ${decimal('l.rejected')},
        'stored', ${decimal('l.stored')}) order by l.line)
      from receipt_line l join item i on i.id = l.item_id left join lot g on g.id = l.lot_id
        join location c on c.id = l.location_id where l.receipt_id = t.id)`,
  },
};
