import type { EdgeKind, NodeKind } from '../../contracts/inventory/vocabulary.ts';
import type { Node } from './genealogy.ts';

export type Direction = 'forward' | 'backward';

interface Reader {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface FoundEdge {
  kind: EdgeKind;
  fromKind: NodeKind;
  fromId: string;
  toKind: NodeKind;
  toId: string;
  quantity: string;
  at: Date;
}

const ends = { forward: ['from', 'to'], backward: ['to', 'from'] } as const;

/**
 * Everything that came of a node (`forward`), or that it came of (`backward`), itself included. Each node
 * once: loops by rework end where they meet themselves. At most `limit` nodes.
 */
export async function traceFrom(reader: Reader, start: Node, direction: Direction, limit = 200_000): Promise<Node[]> {
  const [near, far] = ends[direction];
  return reader.query<Node>(
    `with recursive reached (kind, id) as (
       select $1::text, $2::uuid
       union
       select e.${far}_kind::text, e.${far}_id from reached r
         join genealogy_edge e on e.${near}_id = r.id and e.reversed_at is null
     )
     select kind, id from reached limit $3`,
    [start.kind, start.id, limit],
  );
}

/** The edges between nodes that were found. */
export async function edgesAmong(reader: Reader, nodes: readonly Node[]): Promise<FoundEdge[]> {
  return reader.query<FoundEdge>(
    `select e.kind, e.from_kind as "fromKind", e.from_id as "fromId", e.to_kind as "toKind", e.to_id as "toId",
       trim_scale(sum(e.quantity))::text as quantity, min(e.at) as at
     from genealogy_edge e
     where e.from_id = any($1::uuid[]) and e.to_id = any($1::uuid[]) and e.reversed_at is null
     group by e.kind, e.from_kind, e.from_id, e.to_kind, e.to_id order by min(e.at)`,
    [nodes.map((node) => node.id)],
  );
}
