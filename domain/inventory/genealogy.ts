import type { EdgeKind, NodeKind } from '../../contracts/inventory/vocabulary.ts';
import { newId } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';

export interface Node {
  kind: NodeKind;
  id: string;
}

export interface Edge {
  kind: EdgeKind;
  from: Node;
  to: Node;
  quantity: string;
}

/** Records what became what, in the transaction of the moves. `sourceId` is the record whose reversal takes it back. */
export async function addEdges(
  context: CommandContext,
  plantId: string,
  sourceId: string,
  edges: readonly Edge[],
): Promise<void> {
  if (edges.length === 0) return;
  const rows = edges.map((edge) => ({
    id: newId(context.at),
    kind: edge.kind,
    from_kind: edge.from.kind,
    from_id: edge.from.id,
    to_kind: edge.to.kind,
    to_id: edge.to.id,
    quantity: edge.quantity,
  }));
  await context.tx.query(
    `insert into genealogy_edge (id, plant_id, kind, from_kind, from_id, to_kind, to_id, quantity, source_id, at)
     select e.id, $2, e.kind, e.from_kind, e.from_id, e.to_kind, e.to_id, e.quantity, $3, $4
     from jsonb_to_recordset($1::jsonb) as e(id uuid, kind text, from_kind text, from_id uuid, to_kind text, to_id uuid,
       quantity numeric)`,
    [JSON.stringify(rows), plantId, sourceId, context.at],
  );
}

/** Takes back the edges of a record that is reversed: they stay on file and count no more. */
export async function reverseEdges(context: CommandContext, sourceId: string): Promise<void> {
  await context.tx.query('update genealogy_edge set reversed_at = $2 where source_id = $1 and reversed_at is null', [
    sourceId,
    context.at,
  ]);
}
