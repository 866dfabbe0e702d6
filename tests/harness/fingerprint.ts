import type { Database } from '../../platform/database/database.ts';

/** Tables that change by being asked at all: when a token or session was last used, what a job did meanwhile. */
const restless = ['access_token', 'login_session', 'mikro_orm_migrations'];

/** Count and hash of every table: equal before and after means that nothing was changed. */
export async function fingerprint(database: Database, except: string[] = []): Promise<Record<string, string>> {
  const tables = await database.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' order by 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    if (restless.includes(name) || except.includes(name)) continue;
    const [row] = await database.query<{ print: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from "${name}" t`,
    );
    found[name] = row!.print;
  }
  return found;
}
