import { fault } from '../../../contracts/errors.ts';
import type { CompiledProcess } from '../../../engine/model/process.ts';
import type { Database } from '../../../platform/database/database.ts';

const graphs = new Map<string, CompiledProcess>();
const MOST = 200;

/** The compiled graph of a version; versions never change, so what was read once is kept. */
export async function graphOf(database: Pick<Database, 'query'>, versionId: string): Promise<CompiledProcess> {
  const known = graphs.get(versionId);
  if (known) return known;
  const [row] = await database.query<{ graph: CompiledProcess }>('select graph from process_version where id = $1', [
    versionId,
  ]);
  if (!row) throw fault('not-found', { detail: `no process version ${versionId}` });
  if (graphs.size >= MOST) graphs.delete(graphs.keys().next().value!);
  graphs.set(versionId, row.graph);
  return row.graph;
}
