import type { ListSpec } from '../foundation/index.ts';

const decimal = (sql: string): string => `trim_scale(${sql})::text`;

const orderFrom = `work_order t join plant p on p.id = t.plant_id join item i on i.id = t.item_id
  left join line l on l.id = t.line_id`;

const orderColumns = {
  code: 't.code',
  plant: 'p.code',
  plantId: 't.plant_id',
  item: 'i.code',
  itemName: 'i.name',
  unit: 't.unit',
  line: 'l.code',
  lineName: 'l.name',
  quantityPlanned: decimal('t.quantity_planned'),
  quantityGood: decimal('t.quantity_good'),
  quantityScrap: decimal('t.quantity_scrap'),
  quantityRework: decimal('t.quantity_rework'),
  quantityStored: decimal('t.quantity_stored'),
  state: 't.state',
  priority: 't.priority',
  startAt: 't.start_at',
  dueAt: 't.due_at',
  startedAt: 't.started_at',
  completedAt: 't.completed_at',
  createdAt: 't.created_at',
  version: 't.version',
};

/** Work orders, newest first. */
export const workOrderList: ListSpec = {
  from: orderFrom,
  columns: orderColumns,
  filters: {
    state: `t.state = any(string_to_array(?, ','))`,
    item: 'i.code = ?',
    line: 'l.code = ?',
    plant: 'p.code = ?',
    dueBefore: 't.due_at < (?)::timestamptz',
    open: `(?)::boolean = (t.state in ('released', 'in-progress'))`,
  },
  search: ['t.code', 'i.code', `i.name->>'zh'`, `i.name->>'en'`],
  sorts: {
    createdAt: { sql: 't.created_at', type: 'timestamptz' },
    code: { sql: 't.code', type: 'text' },
    dueAt: { sql: `coalesce(t.due_at, 'infinity'::timestamptz)`, type: 'timestamptz' },
    priority: { sql: 't.priority', type: 'int' },
  },
  defaultSort: '-createdAt',
};

/** One order with its operations and components. */
export const workOrderDetail = {
  from: orderFrom,
  columns: {
    ...orderColumns,
    overTolerancePercent: decimal('t.over_tolerance_percent'),
    lotPolicy: 't.lot_policy',
    remark: 't.remark',
    operations: `(select jsonb_agg(jsonb_build_object('id', o.id, 'sequence', o.sequence, 'name', o.name,
        'line', ol.code, 'state', case when o.held > 0 then 'blocked-by-quality' else o.state end,
        'inspectionPoint', o.inspection_point, 'reportPoint', o.report_point, 'final', o.final,
        'instructions', o.instructions, 'good', ${decimal('o.good')}, 'scrap', ${decimal('o.scrap')},
        'rework', ${decimal('o.rework')}, 'held', ${decimal('o.held')}) order by o.sequence)
      from work_order_operation o join line ol on ol.id = o.line_id where o.work_order_id = t.id)`,
    components: `(select coalesce(jsonb_agg(jsonb_build_object('line', c.line, 'item', ci.code, 'itemName', ci.name,
        'unit', c.unit, 'operation', c.operation, 'issueMethod', c.issue_method,
        'required', ${decimal('c.required')}, 'consumed', ${decimal('c.consumed')}) order by c.line), '[]')
      from work_order_component c join item ci on ci.id = c.item_id where c.work_order_id = t.id)`,
  },
};

const reportFrom = `work_report t join plant p on p.id = t.plant_id join work_order w on w.id = t.work_order_id
  join item i on i.id = w.item_id join work_order_operation o on o.id = t.operation_id
  join line l on l.id = t.line_id left join lot g on g.id = t.lot_id`;

const reportColumns = {
  code: 't.code',
  plant: 'p.code',
  plantId: 't.plant_id',
  workOrder: 'w.code',
  workOrderId: 'w.id',
  item: 'i.code',
  itemName: 'i.name',
  unit: 'w.unit',
  operation: 'o.sequence',
  operationName: 'o.name',
  line: 'l.code',
  kind: 't.kind',
  good: decimal('t.good'),
  scrap: decimal('t.scrap'),
  rework: decimal('t.rework'),
  lot: 'g.code',
  state: 't.state',
  reporters: 't.reporters',
  reportedBy: 't.created_by',
  eventTime: 't.event_time',
  createdAt: 't.created_at',
  version: 't.version',
};

/** Work reports, newest first. */
export const workReportList: ListSpec = {
  from: reportFrom,
  columns: reportColumns,
  filters: {
    state: `t.state = any(string_to_array(?, ','))`,
    workOrder: 'w.code = ?',
    item: 'i.code = ?',
    line: 'l.code = ?',
    reporter: 't.reporters && array[?]::text[]',
    since: 't.created_at >= (?)::timestamptz',
  },
  search: ['t.code', 'w.code', 'i.code', `i.name->>'zh'`],
  sorts: { createdAt: { sql: 't.created_at', type: 'timestamptz' }, code: { sql: 't.code', type: 'text' } },
  defaultSort: '-createdAt',
};

/** One report with its reasons, people and component lots. */
export const workReportDetail = {
  from: `${reportFrom} left join work_report x on x.id = t.corrects_id left join work_unit u on u.id = t.work_unit_id`,
  columns: {
    ...reportColumns,
    reasons: `(select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'reason', c.code, 'reasonName', c.name,
        'quantity', ${decimal('r.quantity')}) order by r.position), '[]')
      from work_report_reason r join reason c on c.id = r.reason_id where r.report_id = t.id)`,
    consumed: `(select coalesce(jsonb_agg(jsonb_build_object('item', ci.code, 'itemName', ci.name, 'lot', cl.code,
        'quantity', ${decimal('m.quantity')}, 'unit', ci.unit, 'from', f.code) order by m.line), '[]')
      from stock_posting s join stock_move m on m.posting_id = s.id join item ci on ci.id = m.item_id
        left join lot cl on cl.id = m.lot_id join location f on f.id = m.from_id
      where s.source_id = t.id and s.kind = 'backflush')`,
    persons: 't.persons',
    workUnit: 'u.code',
    shift: 't.shift',
    startedAt: 't.started_at',
    endedAt: 't.ended_at',
    setupSeconds: 't.setup_seconds',
    runSeconds: 't.run_seconds',
    delayReason: 't.delay_reason',
    source: 't.source',
    corrects: 'x.code',
    reason: 't.reason',
    remark: 't.remark',
  },
};
