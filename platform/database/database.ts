import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager, Options } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { CompiledQuery } from 'kysely';
import type { ControlledTransaction } from 'kysely';
import { TypeOverrides } from 'pg';
import type { Pool } from 'pg';
import { PreparedNames } from './prepared-names.ts';

/** A transaction: the entity manager and plain SQL on the same connection. */
export interface Tx {
  em: EntityManager;
  /** Plain SQL with `$1`, `$2` … parameters; flush the entity manager first when it has what the SQL must see. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs after the commit, in order; not after a rollback. For wake-up calls, never for facts. */
  afterCommit(work: () => void): void;
}

/** The one PostgreSQL connection pool of a process. */
export interface Database {
  orm: MikroORM;
  /** For hot paths that need named prepared statements. */
  pool: Pool;
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  entities: NonNullable<Options['entities']>;
  /** Connections at most; default 10. */
  poolSize?: number;
  /** The schema snapshot beside the migrations is read and written; for making migrations. */
  writeSnapshot?: boolean;
  /** Folder of the migrations; default `migrations` of this checkout. */
  migrations?: string;
}

/** Opens the pool; fails when the database does not answer. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const orm = await MikroORM.init({
    clientUrl: options.url,
    entities: options.entities,
    extensions: [Migrator],
    pool: { min: 0, max: options.poolSize ?? 10 },
    driverOptions: { keepAlive: true, application_name: 'millrace' },
    forceUtcTimezone: true,
    // Ids come from the application, so an insert never needs to be read back.
    ignoreUndefinedInQuery: true,
    discovery: { warnWhenNoEntities: false },
    migrations: {
      path: options.migrations ?? new URL('../../migrations', import.meta.url).pathname,
      glob: '!(*.d).ts',
      // Only making a migration may write the snapshot; migrating a database must not touch the checkout.
      snapshot: options.writeSnapshot ?? false,
      snapshotName: 'schema-snapshot',
      emit: 'ts',
      allOrNothing: true,
    },
  });
  await orm.connect();
  const connection = orm.em.getConnection();
  const pool = (await connection.getNativeClient()) as Pool;
  readInstantsAsDates(pool);
  const names = new PreparedNames();
  return {
    orm,
    pool,
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const name = values.length > 0 ? names.of(text) : undefined;
      const result = await pool.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
      return result.rows as Row[];
    },
    transaction: async (work) => {
      const committed: (() => void)[] = [];
      const result = await orm.em.fork({ clear: true }).transactional((em) => work(txOf(em, committed)));
      for (const callback of committed) callback();
      return result;
    },
    close: () => orm.close(true),
  };
}

/** The ORM leaves `timestamptz` as the server's text, for itself to parse; plain SQL gets it as `Date` like entities. */
function readInstantsAsDates(pool: Pool): void {
  const { types } = pool.options;
  if (!(types instanceof TypeOverrides)) throw new Error('the pool of the ORM has no type parsers');
  types.setTypeParser(1184, (text) => new Date(text));
}

function txOf(em: EntityManager, committed: (() => void)[]): Tx {
  return {
    em,
    afterCommit: (work) => void committed.push(work),
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const connection = em.getTransactionContext<ControlledTransaction<unknown>>();
      if (!connection) throw new Error('query outside of its transaction');
      const result = await connection.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
      return result.rows;
    },
  };
}
