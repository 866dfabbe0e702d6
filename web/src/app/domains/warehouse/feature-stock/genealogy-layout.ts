import type { Genealogy, GenealogyNode } from '../data/stock-types.ts';

export interface PlacedNode extends GenealogyNode {
  /** Steps from the lot in question: negative is where it came from. */
  column: number;
  row: number;
}

export interface Layout {
  nodes: PlacedNode[];
  columns: number[];
  rows: number;
}

/** Puts what a lot came from on its left and what came of it on its right, by distance. */
export function layOut(genealogy: Genealogy, start: string): Layout {
  const columns = new Map<string, number>([[start, 0]]);
  spread(genealogy, start, columns, 1);
  spread(genealogy, start, columns, -1);
  const used = [...new Set(columns.values())].sort((a, b) => a - b);
  const counts = new Map<number, number>();
  const nodes = genealogy.nodes
    .filter((node) => columns.has(node.id))
    .map((node) => {
      const column = columns.get(node.id)!;
      const row = counts.get(column) ?? 0;
      counts.set(column, row + 1);
      return { ...node, column, row };
    });
  return { nodes, columns: used, rows: Math.max(1, ...counts.values()) };
}

/** Breadth first along the edges (`1`) or against them (`-1`). */
function spread(genealogy: Genealogy, start: string, columns: Map<string, number>, direction: 1 | -1): void {
  let edge = [start];
  for (let column = direction; edge.length > 0; column += direction) {
    const next = new Set<string>();
    for (const one of genealogy.edges) {
      const [near, far] = direction === 1 ? [one.fromId, one.toId] : [one.toId, one.fromId];
      if (edge.includes(near) && !columns.has(far)) next.add(far);
    }
    for (const id of next) columns.set(id, column);
    edge = [...next];
  }
}
