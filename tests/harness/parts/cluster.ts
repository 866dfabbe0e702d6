import { randomBytes } from 'node:crypto';
import { prepareCluster } from '../../../scripts/lib/cluster.mjs';
import type { ClusterPrograms } from '../../../scripts/lib/cluster-programs.mjs';
import { shared } from './environment.ts';
import { ownFolder } from './lifetime.ts';
import { own } from './own-part.ts';
import type { OwnPart } from './own-part.ts';

/** A production-shaped Temporal server on the shared PostgreSQL (or on another one), for `npm run test:cluster`. */
export async function startCluster(
  postgresUrl: string = shared('MILLRACE_TEST_PG_URL'),
): Promise<OwnPart & { address: string }> {
  const { port, start } = await prepareCluster({
    programs: JSON.parse(shared('MILLRACE_TEST_CLUSTER')) as ClusterPrograms,
    cli: shared('MILLRACE_TEST_TEMPORAL_CLI'),
    postgresUrl,
    name: `temporal_${randomBytes(4).toString('hex')}`,
    folder: ownFolder('cluster'),
  });
  const part = await own('temporal-cluster', start);
  return { ...part, address: `127.0.0.1:${port}` };
}
