import { beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApi } from '../harness/api.ts';
import type { TestApi } from '../harness/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);

describe('people', () => {
  test('the administrator makes a person, who changes the first password and works', async () => {
    const admin = await api.as('admin');
    const made = await admin.post('/api/identity/users', {
      username: 'zhang.san',
      name: { zh: '张三' },
      password: 'first-Secret-1',
      departmentId: api.seeded.departments['production'],
    });
    expect(made.status).toBe(201);

    const person = await api.anonymous.logIn('zhang.san', 'first-Secret-1');
    const refused = await person.get('/api/identity/users');
    expect([refused.status, refused.body.code]).toEqual([403, 'must-change-password']);
    const weak = await person.put('/api/session/password', { current: 'first-Secret-1', password: '12345678' });
    expect(weak.body.code).toBe('weak-password');
    const changed = await person.put('/api/session/password', { current: 'first-Secret-1', password: 'weaver-9-ox' });
    expect(changed.status).toBe(204);
    expect((await person.get('/api/identity/users')).status).toBe(200);
  });

  test('a stale version is refused and nothing changes', async () => {
    const admin = await api.as('admin');
    const path = `/api/identity/users/${api.seeded.users['keeper']}`;
    const before = (await admin.get(path)).body;
    expect((await admin.patch(path, { version: before.version, locale: 'en' })).status).toBe(200);
    const stale = await admin.patch(path, { version: before.version, locale: 'zh-CN' });
    expect([stale.status, stale.body.code]).toEqual([409, 'stale-version']);
    expect((await admin.get(path)).body.locale).toBe('en');
  });

  test('badges are shown to those who manage them only', async () => {
    const mine = await (await api.as('admin')).get('/api/identity/users?username=keeper');
    const theirs = await (await api.as('operator')).get('/api/identity/users?username=keeper');
    expect(mine.body.items[0].badge).toMatch(/^MR-/);
    expect(theirs.body.items[0]).not.toHaveProperty('badge');
  });

  test('the last administrator cannot be removed', async () => {
    const admin = await api.as('admin');
    const path = `/api/identity/users/${api.seeded.users['admin']}`;
    const { version } = (await admin.get(path)).body;
    const answer = await admin.post(`${path}/deactivate`, { version });
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict']);
    expect((await admin.get(path)).body.active).toBe(true);
  });

  test('people come from a file: all errors at once, nothing kept, then all of them', async () => {
    const admin = await api.as('admin');
    const csv = (...lines: string[]) => ({
      raw: { type: 'text/csv', content: ['username,name.zh,department,role', ...lines].join('\n') },
    });
    const wrong = await admin.post(
      '/api/identity/users/import',
      undefined,
      csv('li.si,李四,production,operator', 'BAD NAME,坏,production,', 'wang.wu,王五,nowhere,'),
    );
    expect(wrong.body).toMatchObject({ applied: false, created: 1 });
    expect(wrong.body.errors.map((error: { line: number; path: string }) => [error.line, error.path])).toEqual([
      [3, 'username'],
      [4, 'department'],
    ]);
    expect((await admin.get('/api/identity/users?username=li.si')).body.items).toEqual([]);
    const dry = await admin.post(
      '/api/identity/users/import?dryRun=true',
      undefined,
      csv('li.si,李四,production,operator'),
    );
    expect(dry.body).toMatchObject({ applied: false, created: 1, errors: [] });
    const done = await admin.post('/api/identity/users/import', undefined, csv('li.si,李四,production,operator'));
    expect(done.body).toMatchObject({ applied: true, created: 1 });
    const again = await admin.post('/api/identity/users/import', undefined, csv('li.si,李四,production,operator'));
    expect(again.body).toMatchObject({ applied: true, unchanged: 1 });
    const [found] = (await admin.get('/api/identity/users?username=li.si')).body.items;
    expect(found.roles.map((role: { code: string }) => role.code)).toEqual(['operator']);
  });
});

describe('grants', () => {
  const grantBody = (roleId: string | undefined, more: object) => ({ roleId, reason: 'needed', ...more });

  test('a head widens a role inside the ceiling and not beyond it', async () => {
    const leader = await api.as('leader');
    const roleId = api.seeded.roles['operator'];
    const inside = await leader.post(
      '/api/identity/grants',
      grantBody(roleId, { subject: 'WorkReport', verb: 'export' }),
    );
    expect(inside.status).toBe(201);
    const beyond = await leader.post(
      '/api/identity/grants',
      grantBody(roleId, { subject: 'InspectionLot', verb: 'judge' }),
    );
    expect([beyond.status, beyond.body.code]).toEqual([403, 'above-ceiling']);
    const operator = await api.as('operator');
    const rules = (await operator.get('/api/session')).body.rules as unknown[][];
    expect(rules.some(([verb, subject]) => verb === 'export' && subject === 'WorkReport')).toBe(true);
  });

  test('nobody widens a role they hold, gives themselves a role, or grants in another department', async () => {
    const leader = await api.as('leader');
    const own = await leader.post(
      '/api/identity/grants',
      grantBody(api.seeded.roles['team-leader'], { subject: 'WorkOrder', verb: 'read' }),
    );
    const other = await leader.post(
      '/api/identity/grants',
      grantBody(api.seeded.roles['inspector'], { subject: 'Lot', verb: 'hold' }),
    );
    const self = await (
      await api.as('admin')
    ).post('/api/identity/assignments', {
      userId: api.seeded.users['admin'],
      roleId: api.seeded.roles['buyer'],
      reason: 'curiosity',
    });
    expect([own.status, other.status, self.status]).toEqual([403, 403, 403]);
  });

  test('a role given for an hour is gone after it, without a new log-in', async () => {
    const manager = await api.as('manager');
    const soon = new Date(Date.now() + 1500).toISOString();
    const given = await manager.post('/api/identity/assignments', {
      userId: api.seeded.users['operator'],
      roleId: api.seeded.roles['keeper'],
      reason: 'helps out',
      expiresAt: soon,
    });
    expect(given.status).toBe(201);
    const operator = await api.as('operator');
    const roles = async () =>
      (await operator.get('/api/session')).body.user.roles.map((role: { code: string }) => role.code);
    expect(await roles()).toEqual(['keeper', 'operator']);
    await new Promise((resolve) => setTimeout(resolve, 1700));
    expect(await roles()).toEqual(['operator']);
  });

  test('wrong rules are refused with every field that is wrong', async () => {
    const manager = await api.as('manager');
    const roleId = api.seeded.roles['operator'];
    const answers = await Promise.all(
      [
        { subject: 'Nothing', verb: 'read' },
        { subject: 'Item', verb: 'judge' },
        { subject: 'Item', verb: 'read', conditions: { colour: { eq: 'red' } } },
        { subject: 'Requisition', verb: 'approve', conditions: { amount: { eq: '5' } } },
        { subject: 'Item', verb: 'read', conditions: { plantId: { eq: '$user.password' } } },
      ].map((rule) => manager.post('/api/identity/grants', grantBody(roleId, rule))),
    );
    expect(answers.map((answer) => answer.status)).toEqual([400, 400, 400, 400, 400]);
    expect(answers.every((answer) => answer.body.errors.length > 0)).toBe(true);
  });
});

describe('delegation', () => {
  test('somebody acts for somebody, and the audit says for whom', async () => {
    const quality = await api.as('quality');
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const made = await quality.post('/api/identity/delegations', {
      toId: api.seeded.users['leader'],
      roles: ['quality-manager'],
      until,
      reason: 'holiday',
    });
    expect(made.status).toBe(201);
    const leader = await api.as('leader');
    const { user } = (await leader.get('/api/session')).body;
    expect(user.actingFor).toEqual([expect.objectContaining({ username: 'quality', roles: ['quality-manager'] })]);
    const revoked = await leader.post(`/api/identity/delegations/${made.body.id}/revoke`, { version: 1 });
    expect(revoked.status).toBe(200);
    expect((await leader.get('/api/session')).body.user.actingFor).toEqual([]);
  });

  test('only own roles, never to oneself, never for ever', async () => {
    const operator = await api.as('operator');
    const toId = api.seeded.users['leader'];
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const post = (body: object) => operator.post('/api/identity/delegations', { toId, until, reason: 'x', ...body });
    expect((await post({ roles: ['inspector'] })).body.code).toBe('not-own-role');
    expect((await post({ toId: api.seeded.users['operator'] })).status).toBe(400);
    expect((await post({ until: new Date(Date.now() + 200 * 86_400_000).toISOString() })).status).toBe(400);
    expect((await post({ fromId: api.seeded.users['buyer'] })).status).toBe(403);
    const manager = await api.as('manager');
    const forAdmin = (toId: string | undefined) =>
      manager.post('/api/identity/delegations', { fromId: api.seeded.users['admin'], toId, until, reason: 'ill' });
    expect((await forAdmin(api.seeded.users['manager'])).status).toBe(403);
    expect((await forAdmin(api.seeded.users['planner'])).status).toBe(201);
  });
});

describe('why may I not?', () => {
  test('names the missing rule, the roles that would give it and who gives them', async () => {
    const operator = await api.as('operator');
    const answer = await operator.post('/api/permissions/explain', { verb: 'judge', subject: 'InspectionLot' });
    expect(answer.body.allowed).toBe(false);
    expect(answer.body.remedies.map((remedy: { role: { code: string } }) => remedy.role.code).sort()).toEqual([
      'inspector',
      'quality-manager',
    ]);
    expect(answer.body.remedies[0].grantors.map((one: { username: string }) => one.username)).toEqual([
      'quality',
      'manager',
      'admin',
    ]);
  });

  test('heads ask for their people, nobody asks for others', async () => {
    const ask = async (user: string, username: string) =>
      (
        await (
          await api.as(user)
        ).post('/api/permissions/explain', { verb: 'read', subject: 'PurchaseOrder', username })
      ).status;
    expect([await ask('leader', 'operator'), await ask('leader', 'buyer'), await ask('operator', 'leader')]).toEqual([
      200, 403, 403,
    ]);
  });

  test('four eyes: no role helps', async () => {
    const inspector = await api.as('inspector');
    const record = { reporters: ['inspector'], plantId: null, lineId: null, departmentId: null };
    const answer = await inspector.post('/api/permissions/explain', {
      verb: 'judge',
      subject: 'InspectionLot',
      record,
    });
    expect(answer.body).toMatchObject({ allowed: false, remedies: [], fourEyes: { en: expect.any(String) } });
  });
});

describe('audit', () => {
  test('every change of this file is there, sealed into an intact chain', async () => {
    const { sealAudit } = await import('../../domain/foundation/index.ts');
    while ((await sealAudit(api.database)) > 0);
    const manager = await api.as('manager');
    const found = await manager.get('/api/admin/audit?subject=Assignment&actor=manager');
    expect(found.body.items[0]).toMatchObject({ action: 'identity.assign-role', before: null, reason: null });
    expect(found.body.items[0].after).toMatchObject({ reason: 'helps out' });
    const chain = await manager.get('/api/admin/audit/verify');
    expect(chain.body).toMatchObject({ intact: true, unsealed: 0 });
    const later = await manager.get(`/api/admin/audit/verify?noted=${chain.body.head}`);
    expect(later.body.noted).toBe(String(chain.body.sealed));
    expect((await manager.get(`/api/admin/audit/verify?noted=${'0'.repeat(64)}`)).body.noted).toBeNull();
    expect((await (await api.as('operator')).get('/api/admin/audit')).status).toBe(403);
  });

  test('a change behind its back is found', async () => {
    await expect(api.database.query(`update audit_entry set actor = 'nobody' where position = 5`)).rejects.toThrow(
      'audit entries do not change',
    );
    await api.database.transaction(async (tx) => {
      await tx.query('alter table audit_entry disable trigger audit_entry_is_kept');
      await tx.query(`update audit_entry set actor = 'nobody' where position = 5`);
      await tx.query('alter table audit_entry enable trigger audit_entry_is_kept');
    });
    const chain = await (await api.as('manager')).get('/api/admin/audit/verify');
    expect(chain.body).toMatchObject({ intact: false, broken: { position: '5', reason: 'changed' } });
  });
});

test('pickers offer the best matches by name and code', async () => {
  const operator = await api.as('operator');
  const found = await operator.get(`/api/lookups/departments?q=${encodeURIComponent('仓储')}&limit=20`);
  expect(found.body.items).toEqual([{ code: 'warehouse', name: { zh: '仓储部', en: 'Warehouse' }, note: null }]);
  const inspectors = await operator.get('/api/lookups/people?role=inspector');
  expect(inspectors.body.items.map((one: { code: string }) => one.code)).toEqual(['inspector']);
  expect((await operator.get('/api/lookups/roles')).body.items.length).toBeGreaterThanOrEqual(10);
});
