import type { Database } from '../../../platform/database/database.ts';

/** How far the clock of the test is ahead of the machine's. */
let ahead = 0;
const RealDate = globalThis.Date;

/** The time as the test has it: `Date` of this process, `now()` of its database, the clock of the test server. */
export const virtualNow = (): number => RealDate.now() + ahead;

/** From now on `Date` of this process tells the test's time. Instances and `instanceof` stay those of `Date`. */
export function installClock(): void {
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, newTarget) =>
      given.length > 0 ? (Reflect.construct(target, given, newTarget) as object) : new target(virtualNow()),
    get: (target, name, receiver) => (name === 'now' ? virtualNow : (Reflect.get(target, name, receiver) as unknown)),
  });
}

export function uninstallClock(): void {
  globalThis.Date = RealDate;
  ahead = 0;
}

/** Gives a database a `now()` of its own, found before the server's. Connections opened from now on use it. */
export async function addDatabaseClock(database: Database): Promise<void> {
  const name = new URL(database.orm.config.get('clientUrl')!).pathname.slice(1);
  await database.query('create schema clock');
  await database.query('create table clock.ahead (by interval not null)');
  await database.query(`insert into clock.ahead values ('0 seconds')`);
  await database.query(
    `create function clock.now() returns timestamptz language sql stable as
       $$ select pg_catalog.now() + by from clock.ahead $$`,
  );
  await database.query(`alter database "${name}" set search_path = public, clock, pg_catalog`);
}

/** All clocks of the test show `now`, as the test server does. */
export async function setClock(database: Database, now: number): Promise<void> {
  ahead = now - RealDate.now();
  await database.query('update clock.ahead set by = make_interval(secs => $1)', [ahead / 1000]);
}
