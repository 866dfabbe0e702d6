import { Connection } from '@temporalio/client';
import { describe, expect, it } from '@jest/globals';
import { startCluster } from '../harness/parts/index.ts';

describe('a Temporal server on PostgreSQL', () => {
  it('is a production build, and is there again after a kill', async () => {
    // given
    const cluster = await startCluster();
    const before = await describeServer(cluster.address);

    // when
    await cluster.kill();
    await cluster.start();

    // then
    expect(before).toEqual({ version: '1.32.0', store: 'postgres12', namespace: 'default' });
    expect(await describeServer(cluster.address)).toEqual(before);
  }, 240_000);
});

async function describeServer(address: string) {
  const connection = await Connection.connect({ address });
  try {
    const info = await connection.workflowService.getClusterInfo({});
    const { namespaceInfo } = await connection.workflowService.describeNamespace({ namespace: 'default' });
    return { version: info.serverVersion, store: info.persistenceStore, namespace: namespaceInfo?.name };
  } finally {
    await connection.close();
  }
}
