import { beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { hint, newId } from '../../domain/foundation/index.ts';
import type { Hint } from '../../domain/foundation/index.ts';
import { startTestApi } from '../harness/api.ts';
import type { TestApi } from '../harness/api.ts';
import { LiveClient } from '../harness/live-client.ts';
import { atEnd, createTestDatabase, sleep, waitUntil } from '../harness/parts/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);

const tell = (...hints: Hint[]): Promise<void> => api.database.transaction((tx) => hint(tx, ...hints));
const workOrder = (ref: string, version = 1): Hint => ({ subject: 'WorkOrder', ref, version, scope: {} });

async function listen(username: string, address = api.address, lastEventId?: string): Promise<LiveClient> {
  const { token } = await api.as(username);
  const client = new LiveClient(address, token!, lastEventId);
  atEnd(async () => client.close());
  await client.opened();
  return client;
}

describe('live events', () => {
  test('hints reach clients of both APIs within a second, in the order of their commits', async () => {
    const second = await api.another();
    const clients = [await listen('operator'), await listen('planner', second)];
    const refs = Array.from({ length: 50 }, () => newId());
    const started = Date.now();
    await tell(workOrder(refs[0]!));
    for (const client of clients) await waitUntil('the first hint', () => client.refs().includes(refs[0]!));
    expect(Date.now() - started).toBeLessThan(1000);
    for (const ref of refs.slice(1)) await tell(workOrder(ref));
    for (const client of clients) {
      await waitUntil('all hints', () => client.refs().length === refs.length);
      expect(client.refs()).toEqual(refs);
    }
  });

  test('each person gets what that person may read, as it is when it is sent', async () => {
    const inspector = await listen('inspector');
    const buyer = await listen('buyer');
    const task = (ref: string, role: string): Hint => ({
      subject: 'Task',
      ref,
      version: 1,
      scope: { assignee: null, candidateUsers: null, candidateRoles: [role] },
    });
    await tell(task('for-inspectors', 'inspector'), task('for-buyers', 'buyer'), {
      subject: 'Secret',
      ref: 's',
      version: 1,
    });
    await waitUntil('both', () => inspector.refs().length > 0 && buyer.refs().length > 0);
    const manager = await api.as('manager');
    const given = await manager.post('/api/identity/assignments', {
      userId: api.seeded.users['buyer'],
      roleId: api.seeded.roles['inspector'],
      reason: 'helps out',
    });
    await tell(task('also-for-buyers', 'inspector'));
    await waitUntil('the new right', () => buyer.refs().includes('also-for-buyers'));
    expect(buyer.hints.some((one) => one.kind === 'Session' && one.ref === 'buyer')).toBe(true);
    await manager.post(`/api/identity/assignments/${given.body.id}/revoke`, { version: 1, reason: 'done' });
    await tell(task('no-longer', 'inspector'));
    await waitUntil('the inspector', () => inspector.refs().includes('no-longer'));
    await sleep(100);
    expect(inspector.refs()).toEqual(['for-inspectors', 'also-for-buyers', 'no-longer']);
    expect(buyer.refs().filter((ref) => ref !== 'buyer' && !ref.includes('-0'))).toEqual([
      'for-buyers',
      'also-for-buyers',
    ]);
  });

  test('who comes back gets what was missed, even from a transaction that was open all the time', async () => {
    const first = await listen('operator');
    await tell(workOrder('before'));
    await waitUntil('before', () => first.refs().includes('before'));
    let commit: (() => void) | undefined;
    const long = api.database.transaction(async (tx) => {
      await hint(tx, workOrder('began-early'));
      await new Promise<void>((resolve) => (commit = resolve));
    });
    await waitUntil('it is open', () => commit);
    await tell(workOrder('committed-first'));
    await sleep(300);
    const position = first.lastId;
    first.close();
    commit!();
    await long;
    const again = await listen('operator', api.address, position);
    await waitUntil('both', () => again.refs().length >= 2);
    expect(again.refs()).toEqual(['began-early', 'committed-first']);
  });

  test('of two hundred transactions that overlap at random none is skipped, and none that was taken back is told', async () => {
    const client = await listen('operator');
    const committed: string[] = [];
    const writer = async (name: number): Promise<void> => {
      for (let i = 0; i < 50; i++) {
        const ref = `race-${name}-${i}`;
        const isKept = Math.random() < 0.8;
        const work = api.database.transaction(async (tx) => {
          await hint(tx, workOrder(ref));
          await sleep(Math.random() * 30);
          if (!isKept) throw new Error('taken back');
        });
        await work.then(
          () => committed.push(ref),
          () => undefined,
        );
      }
    };
    await Promise.all(Array.from({ length: 4 }, (_, name) => writer(name)));
    await waitUntil('all of them', () => committed.every((ref) => client.refs().includes(ref)));
    expect(client.refs().sort()).toEqual(committed.sort());
  }, 60_000);

  test('a long transaction of another database of the server holds nothing back', async () => {
    const { url } = await createTestDatabase('empty');
    const neighbour = new Client({ connectionString: url });
    await neighbour.connect();
    await neighbour.query('begin');
    await neighbour.query('select pg_current_xact_id()');
    const client = await listen('operator');
    await tell(workOrder('beside-it'));
    await waitUntil('the hint', () => client.refs().includes('beside-it'), { timeout: 3000 });
    await neighbour.query('rollback');
    await neighbour.end();
  });

  test('a long gap or a forgotten place is declared, not passed over', async () => {
    const first = await listen('operator');
    await tell(workOrder('start'));
    await waitUntil('start', () => first.refs().includes('start'));
    first.close();
    const watcher = await listen('operator');
    await tell(...Array.from({ length: 2100 }, (_, i) => workOrder(`many-${i}`)));
    await waitUntil('all of them have passed', () => watcher.refs().includes('many-2099'));
    watcher.close();
    const late = await listen('operator', api.address, first.lastId);
    await waitUntil('resync', () => late.events.includes('resync'));
    const forgotten = await listen('operator', api.address, '5:5');
    await waitUntil('resync', () => forgotten.events.includes('resync'));
    await tell(workOrder('after'));
    for (const client of [late, forgotten]) {
      await waitUntil('it goes on', () => client.refs().includes('after'));
      expect(client.refs()).toEqual(['after']);
    }
  });

  test('of many changes of one record in one transaction the last is told', async () => {
    const client = await listen('operator');
    await tell(workOrder('same', 1), workOrder('same', 2), workOrder('same', 3));
    await waitUntil('same', () => client.refs().includes('same'));
    expect(client.hints.filter((one) => one.ref === 'same').map((one) => one.version)).toEqual([3]);
  });

  test('it needs a log-in, and nobody takes all connections', async () => {
    expect((await api.anonymous.get('/api/events')).status).toBe(401);
    const open = await Promise.all(Array.from({ length: 30 }, () => listen('keeper')));
    expect((await (await api.as('keeper')).get('/api/events')).status).toBe(429);
    for (const client of open) client.close();
  });

  test('nothing is lost when the wake-up calls are', async () => {
    const client = await listen('operator');
    await api.database.query(
      `insert into live_hint (subject, ref, version, scope) values ('WorkOrder', 'silent', 1, '{}')`,
    );
    await waitUntil('the poll', () => client.refs().includes('silent'), { timeout: 3000 });
  });
});
