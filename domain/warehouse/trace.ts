import type { LocalizedText } from '../../contracts/json.ts';
import { edgesAmong, traceFrom } from '../inventory/index.ts';
import type { Direction, FoundEdge, Node } from '../inventory/index.ts';

interface Reader {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** One node of the family of a lot, with what people call it. */
export interface GenealogyNode extends Node {
  code: string;
  item: string | null;
  itemName: LocalizedText | null;
  quantity: string | null;
  unit: string | null;
  status: string;
  supplier: string | null;
  createdAt: Date;
}

export interface Genealogy {
  nodes: GenealogyNode[];
  edges: FoundEdge[];
}

const labels = `
  select 'lot' as kind, t.id, t.code, i.code as item, i.name as "itemName", i.unit, t.status, s.code as supplier,
    t.created_at as "createdAt", (select trim_scale(coalesce(sum(b.quantity), 0))::text from stock_balance b
      join location l on l.id = b.location_id where b.lot_id = t.id
        and l.type not in ('supplier', 'customer', 'production', 'adjust')) as quantity
  from lot t join item i on i.id = t.item_id left join supplier s on s.id = t.supplier_id where t.id = any($1::uuid[])
  union all
  select 'work-order', t.id, t.code, i.code, i.name, t.unit, t.state, null, t.created_at,
    trim_scale(t.quantity_good)::text
  from work_order t join item i on i.id = t.item_id where t.id = any($1::uuid[])
  union all
  select 'receipt', t.id, t.code, null, null, null, t.state, s.code, t.created_at, null
  from receipt t join supplier s on s.id = t.supplier_id where t.id = any($1::uuid[])`;

/** The family of a node: what it came of, what came of it, or both. */
export async function genealogyOf(reader: Reader, start: Node, direction: Direction | 'both'): Promise<Genealogy> {
  const directions: Direction[] = direction === 'both' ? ['backward', 'forward'] : [direction];
  const found = new Map<string, Node>();
  for (const one of directions)
    for (const node of await traceFrom(reader, start, one)) found.set(`${node.kind}/${node.id}`, node);
  const nodes = [...found.values()];
  const labelled = await reader.query<GenealogyNode>(labels, [nodes.map((node) => node.id)]);
  return { nodes: labelled, edges: await edgesAmong(reader, nodes) };
}

/** Everything that a recall of a lot touches. */
export interface Recall {
  lots: GenealogyNode[];
  workOrders: GenealogyNode[];
  /** Where affected lots are now. */
  stock: {
    lot: string;
    item: string;
    location: string;
    type: string;
    quantity: string;
    unit: string;
    status: string;
  }[];
  suppliers: string[];
  inspections: {
    code: string;
    lot: string;
    state: string;
    accepted: string;
    rejected: string;
    judgedBy: string | null;
  }[];
  people: string[];
  workUnits: string[];
}

/** All that came of a lot: which lots and orders, where they are, who worked on them, how they were judged. */
export async function recallOf(reader: Reader, lotId: string): Promise<Recall> {
  const start = { kind: 'lot', id: lotId } as const;
  const forward = await genealogyOf(reader, start, 'forward');
  const backward = await genealogyOf(reader, start, 'backward');
  const lots = forward.nodes.filter((node) => node.kind === 'lot');
  const workOrders = [...forward.nodes, ...backward.nodes].filter((node) => node.kind === 'work-order');
  const ids = lots.map((node) => node.id);
  const reports = await reader.query<{ reporters: string[]; unit: string | null }>(
    `select r.reporters, u.code as unit from work_report r left join work_unit u on u.id = r.work_unit_id
     where r.state = 'accepted' and (r.lot_id = any($1::uuid[]) or r.work_order_id = any($2::uuid[]))`,
    [ids, workOrders.map((node) => node.id)],
  );
  return {
    lots,
    workOrders,
    stock: await stockOf(reader, ids),
    suppliers: unique([...forward.nodes, ...backward.nodes].flatMap((node) => node.supplier ?? [])),
    inspections: await inspectionsOf(reader, ids),
    people: unique(reports.flatMap((report) => report.reporters)),
    workUnits: unique(reports.flatMap((report) => report.unit ?? [])),
  };
}

function stockOf(reader: Reader, lotIds: string[]): Promise<Recall['stock']> {
  return reader.query(
    `select g.code as lot, i.code as item, l.code as location, l.type, trim_scale(b.quantity)::text as quantity, i.unit,
       g.status
     from stock_balance b join lot g on g.id = b.lot_id join item i on i.id = b.item_id
       join location l on l.id = b.location_id
     where b.lot_id = any($1::uuid[]) and b.quantity > 0 and l.type not in ('supplier', 'production', 'adjust')
     order by g.code, l.code`,
    [lotIds],
  );
}

function inspectionsOf(reader: Reader, lotIds: string[]): Promise<Recall['inspections']> {
  return reader.query(
    `select q.code, g.code as lot, q.state, trim_scale(q.accepted)::text as accepted,
       trim_scale(q.rejected)::text as rejected, q.judged_by as "judgedBy"
     from inspection_lot q join lot g on g.id = q.lot_id where q.lot_id = any($1::uuid[]) and q.state <> 'cancelled'
     order by q.code`,
    [lotIds],
  );
}

function unique(values: string[]): string[] {
  return [...new Set(values)].sort();
}
