import type { ListSpec } from '../foundation/index.ts';

const decimal = (sql: string): string => `trim_scale(${sql})::text`;

const lotFrom = `inspection_lot t join plant p on p.id = t.plant_id join item i on i.id = t.item_id
  left join lot g on g.id = t.lot_id left join inspection_plan n on n.id = t.plan_id left join line l on l.id = t.line_id`;

const lotColumns = {
  code: 't.code',
  plant: 'p.code',
  plantId: 't.plant_id',
  stage: 't.stage',
  plan: 'n.code',
  planName: 'n.name',
  item: 'i.code',
  itemName: 'i.name',
  unit: 't.unit',
  lot: 'g.code',
  line: 'l.code',
  sourceKind: 't.source_kind',
  sourceCode: 't.source_code',
  quantity: decimal('t.quantity'),
  mode: 't.mode',
  sampleSize: 't.sample_size',
  accepted: decimal('t.accepted'),
  rejected: decimal('t.rejected'),
  pending: decimal('t.quantity - t.accepted - t.rejected'),
  conceded: decimal('t.conceded'),
  state: 't.state',
  reporters: 't.reporters',
  inspectedBy: 't.inspected_by',
  judgedBy: 't.judged_by',
  judgedAt: 't.judged_at',
  createdAt: 't.created_at',
  version: 't.version',
};

const created = {
  sorts: { createdAt: { sql: 't.created_at', type: 'timestamptz' }, code: { sql: 't.code', type: 'text' } },
  defaultSort: '-createdAt',
} as const;

/** Inspection lots, newest first. */
export const inspectionLotList: ListSpec = {
  from: lotFrom,
  columns: lotColumns,
  filters: {
    state: `t.state = any(string_to_array(?, ','))`,
    stage: 't.stage = ?',
    item: 'i.code = ?',
    sourceCode: 't.source_code = ?',
    lot: 'g.code = ?',
    open: `(?)::boolean = (t.state in ('pending', 'recording'))`,
  },
  search: ['t.code', 't.source_code', 'i.code', `i.name->>'zh'`, 'g.code'],
  ...created,
};

/** One inspection lot with what was recorded. */
export const inspectionLotDetail = {
  from: lotFrom,
  columns: {
    ...lotColumns,
    classes: 't.classes',
    characteristics: 't.characteristics',
    severity: 't.severity',
    proposal: 't.proposal',
    readings: `(select coalesce(jsonb_agg(jsonb_build_object('characteristic', r.characteristic, 'sample', r.sample,
        'value', ${decimal('r.value')}, 'text', r.text, 'ok', r.ok, 'instrument', r.instrument, 'readBy', r.read_by,
        'readAt', r.read_at) order by r.characteristic, r.sample, r.read_at), '[]')
      from inspection_reading r where r.inspection_lot_id = t.id)`,
    defects: `(select coalesce(jsonb_agg(jsonb_build_object('reason', c.code, 'reasonName', c.name, 'class', d.class,
        'quantity', d.quantity, 'remark', d.remark, 'foundBy', d.found_by) order by d.found_at), '[]')
      from inspection_defect d left join reason c on c.id = d.reason_id where d.inspection_lot_id = t.id)`,
    judgements: `(select coalesce(jsonb_agg(jsonb_build_object('accepted', ${decimal('j.accepted')},
        'rejected', ${decimal('j.rejected')}, 'reason', j.reason, 'judgedBy', j.judged_by, 'judgedAt', j.judged_at)
        order by j.judged_at), '[]')
      from inspection_judgement j where j.inspection_lot_id = t.id)`,
    nonconformances: `(select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'code', x.code, 'state', x.state,
        'quantity', ${decimal('x.quantity')}, 'decided', ${decimal('x.decided')}) order by x.code), '[]')
      from nonconformance x where x.inspection_lot_id = t.id)`,
  },
};

const nonconformanceFrom = `nonconformance t join plant p on p.id = t.plant_id join item i on i.id = t.item_id
  join inspection_lot q on q.id = t.inspection_lot_id left join lot g on g.id = t.lot_id
  left join reason c on c.id = t.reason_id`;

const nonconformanceColumns = {
  code: 't.code',
  plant: 'p.code',
  plantId: 't.plant_id',
  inspectionLot: 'q.code',
  inspectionLotId: 'q.id',
  sourceKind: 'q.source_kind',
  sourceCode: 'q.source_code',
  item: 'i.code',
  itemName: 'i.name',
  unit: 't.unit',
  lot: 'g.code',
  quantity: decimal('t.quantity'),
  decided: decimal('t.decided'),
  reason: 'c.code',
  reasonName: 'c.name',
  state: 't.state',
  createdAt: 't.created_at',
  createdBy: 't.created_by',
  version: 't.version',
};

/** Non-conformances, newest first. */
export const nonconformanceList: ListSpec = {
  from: nonconformanceFrom,
  columns: nonconformanceColumns,
  filters: {
    state: `t.state = any(string_to_array(?, ','))`,
    item: 'i.code = ?',
    reason: 'c.code = ?',
    inspectionLot: 'q.code = ?',
  },
  search: ['t.code', 'i.code', `i.name->>'zh'`, 't.description'],
  ...created,
};

export const nonconformanceDetail = {
  from: nonconformanceFrom,
  columns: {
    ...nonconformanceColumns,
    description: 't.description',
    dispositions: `(select coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'quantity', ${decimal('d.quantity')},
        'reason', d.reason, 'decidedBy', d.decided_by, 'decidedAt', d.decided_at) order by d.decided_at), '[]')
      from disposition d where d.nonconformance_id = t.id)`,
  },
};
