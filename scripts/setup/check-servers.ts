import { Client } from 'pg';
import type { Settings } from '../../platform/settings/settings.ts';
import { isNewEnough, oldestServer } from '../lib/temporal-program.mjs';
import { Problem } from '../lib/problem.mjs';

const oldestPostgres = 15;
const patience = 8000;

/** Refuses a PostgreSQL of one's own that does not let us in or is too old. */
export async function checkDatabase({ databaseUrl }: Pick<Settings, 'databaseUrl'>): Promise<void> {
  const server = new URL(databaseUrl);
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: patience });
  try {
    await client.connect();
    const { rows } = await client.query<{ major: number }>(
      "select current_setting('server_version_num')::int / 10000 as major",
    );
    const major = rows[0]?.major ?? 0;
    if (major < oldestPostgres) {
      throw new Problem(`PostgreSQL ${major} at ${server.host} is too old; ${oldestPostgres} or newer is needed.`);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    // The set-up makes a missing database itself.
    if ((error as { code?: string }).code === '3D000') return;
    throw new Problem(`PostgreSQL at ${server.host} does not let us in: ${messageOf(error)}`, 'Look at DATABASE_URL.');
  } finally {
    await client.end().catch(() => {});
  }
}

/** Refuses a Temporal server of one's own that does not answer, is too old, or lacks the namespace. */
export async function checkTemporal(settings: Settings): Promise<void> {
  const { Connection } = await import('@temporalio/client');
  const { connectionOptions } = await import('../../platform/temporal/connect.ts');
  const { temporalAddress: address, temporalNamespace: namespace } = settings;
  const connection = await Connection.connect({ ...connectionOptions(settings), connectTimeout: patience }).catch(
    (error: unknown) => {
      throw new Problem(
        `Temporal at ${address} does not answer: ${messageOf(error)}`,
        'Look at TEMPORAL_ADDRESS and TEMPORAL_TLS_…',
      );
    },
  );
  try {
    const { serverVersion } = await connection.workflowService.getSystemInfo({});
    if (!serverVersion || !isNewEnough(serverVersion)) {
      throw new Problem(
        `Temporal server ${serverVersion} at ${address} is too old; ${oldestServer} or newer is needed.`,
      );
    }
    await connection.workflowService.describeNamespace({ namespace }).catch((error: unknown) => {
      const remedy = `Make it: temporal operator namespace create -n ${namespace} --retention 168h, or set TEMPORAL_NAMESPACE.`;
      throw new Problem(
        `Temporal at ${address} does not let us use the namespace ${namespace}: ${messageOf(error)}`,
        remedy,
      );
    });
  } finally {
    await connection.close();
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.split('\n')[0] || String((error as { code?: string }).code ?? error.name);
}
