import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ruleSchema, subjects } from '../../contracts/permissions.ts';
import type { Scope } from '../../contracts/identity/vocabulary.ts';
import type { Conditions, StoredRule } from '../../contracts/permissions.ts';
import { connect } from '../../domain/database.ts';
import { PersonAbility, whereFor } from '../../domain/identity/index.ts';
import type { Column, Person } from '../../domain/identity/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { atEnd, createTestDatabase } from '../harness/parts/index.ts';

/** Rows of each run; the runs together judge 10,000. */
const rowsPerRun = 250;
const runs = 120;

const plants = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];
const people = ['li', 'wang', 'zhao'];
const roles = ['operator', 'inspector'];
const amounts = ['0', '0.01', '99.99', '100', '100.0001', '1000000000000000'];

/** Two subjects that between them have every kind of attribute. */
const names = ['Requisition', 'Task', 'InspectionLot', 'Grant'] as const;
type Name = (typeof names)[number];

const columns: Record<string, Column> = {
  plantId: { sql: 'plant_id', type: 'uuid' },
  lineId: { sql: 'line_id' },
  departmentId: { sql: 'department_id', type: 'uuid' },
  processKey: { sql: 'process_key' },
  assignee: { sql: 'assignee' },
  candidateUsers: { sql: 'candidate_users', type: 'text[]' },
  candidateRoles: { sql: 'candidate_roles', type: 'text[]' },
  excludedUsers: { sql: 'excluded_users', type: 'text[]' },
  reporters: { sql: 'reporters', type: 'text[]' },
  requesters: { sql: 'requesters', type: 'text[]' },
  grantees: { sql: 'grantees', type: 'text[]' },
  amount: { sql: 'amount', type: 'numeric' },
  headless: { sql: 'headless', type: 'boolean' },
  // `source` has no column: rules that ask for it give nothing.
};

const orNull = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { nil: null, freq: 4 });
const some = (values: readonly string[]): fc.Arbitrary<string[] | null> =>
  orNull(fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 }));

const row = fc.record({
  plantId: orNull(fc.constantFrom(...plants)),
  lineId: orNull(fc.constantFrom('line-1', 'line-2')),
  departmentId: orNull(fc.constantFrom(...plants)),
  processKey: orNull(fc.constantFrom('p1', "p'2")),
  assignee: orNull(fc.constantFrom(...people)),
  candidateUsers: some(people),
  candidateRoles: some(roles),
  excludedUsers: some(people),
  reporters: some(people),
  requesters: some(people),
  grantees: some(people),
  amount: orNull(fc.constantFrom(...amounts)),
  headless: orNull(fc.boolean()),
});

const valuesOf: Record<string, readonly string[]> = {
  plantId: plants,
  lineId: ['line-1', 'line-2'],
  departmentId: [...plants, '$user.departments', '$user.headed'],
  processKey: ['p1', "p'2"],
  assignee: [...people, '$user.username'],
  candidateUsers: [...people, '$user.username'],
  candidateRoles: [...roles, '$user.roles'],
  excludedUsers: [...people, '$user.username'],
  reporters: [...people, '$user.username'],
  requesters: [...people, '$user.username'],
  grantees: [...people, '$user.username'],
  source: ['report'],
};

function testOf(attribute: string): fc.Arbitrary<object> {
  const limit = fc.constantFrom(...amounts);
  if (attribute === 'amount')
    return fc.oneof(fc.record({ lte: limit }), fc.record({ gte: limit }), fc.record({ lte: limit, gte: limit }));
  if (attribute === 'headless') return fc.oneof(fc.record({ eq: fc.boolean() }), fc.record({ ne: fc.boolean() }));
  const value = fc.constantFrom(...valuesOf[attribute]!);
  return fc.oneof(
    fc.record({ eq: value }),
    fc.record({ ne: value }),
    fc.record({ in: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }) }),
    fc.record({ ne: value, in: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }) }),
  );
}

function ruleOf(name: Name, verb: string): fc.Arbitrary<StoredRule> {
  const attributes = Object.keys(subjects[name].attributes);
  return fc
    .uniqueArray(fc.constantFrom(...attributes), { maxLength: 3 })
    .chain((chosen) =>
      fc.tuple(...chosen.map((attribute) => testOf(attribute).map((test) => [attribute, test] as const))),
    )
    .map((entries) => ({ subject: name, verb, conditions: Object.fromEntries(entries) as Conditions }));
}

const verbs: Record<Name, string> = {
  Requisition: 'approve',
  Task: 'complete',
  InspectionLot: 'judge',
  Grant: 'grant',
};
const scope: fc.Arbitrary<Scope> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ plants: fc.constant<string[]>([plants[0]!]) }) },
  { weight: 1, arbitrary: fc.record({ lines: fc.constant<string[]>(['line-1']), departments: fc.constant(plants) }) },
);
const heldRole = (name: Name) =>
  fc.record({ code: fc.constantFrom(...roles), scope, rules: fc.array(ruleOf(name, verbs[name]), { maxLength: 3 }) });

const person = (name: Name): fc.Arbitrary<Person> =>
  fc.record({
    userId: fc.constant('u'),
    username: fc.constantFrom(...people),
    name: fc.constant({ zh: '人' }),
    locale: fc.constant('zh-CN' as const),
    departmentId: fc.constant(null),
    mustChangePassword: fc.constant(false),
    departments: fc.subarray(plants),
    headed: fc.subarray(plants),
    roles: fc.array(heldRole(name), { maxLength: 2 }),
    actingFor: fc.array(
      fc.record({
        username: fc.constantFrom(...people),
        name: fc.constant({ zh: '人' }),
        departments: fc.subarray(plants),
        roles: fc.array(heldRole(name), { minLength: 1, maxLength: 2 }),
        until: fc.constant(new Date()),
      }),
      { maxLength: 1 },
    ),
    validUntil: fc.constant(undefined),
  });

let database: Database;
beforeAll(async () => {
  const { url } = await createTestDatabase('empty');
  database = await connect(url, 2);
  atEnd(() => database.close());
  await database.query(`create table judged (n int primary key, plant_id uuid, line_id text, department_id uuid,
    process_key text, assignee text, candidate_users text[], candidate_roles text[], excluded_users text[],
    reporters text[], requesters text[], grantees text[], amount numeric(20,4), headless boolean)`);
}, 60_000);

async function fill(rows: object[]): Promise<void> {
  await database.query('truncate judged');
  const pick = Object.entries(columns).map(([name, { type }]) =>
    type === 'text[]'
      ? `case when r.v->'${name}' = 'null' then null else array(select jsonb_array_elements_text(r.v->'${name}')) end`
      : `(r.v->>'${name}')::${type ?? 'text'}`,
  );
  await database.query(
    `insert into judged (n, ${Object.values(columns)
      .map((one) => one.sql)
      .join(', ')})
     select r.n, ${pick.join(', ')} from jsonb_array_elements($1::jsonb) with ordinality as r(v, n)`,
    [JSON.stringify(rows)],
  );
}

test('rules as predicate and as SQL agree on 10,000 random rows', async () => {
  let judged = 0;
  let permitted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names).chain((name) => fc.tuple(fc.constant(name), person(name))),
      fc.array(row, { minLength: rowsPerRun, maxLength: rowsPerRun }),
      async ([name, someone], rows) => {
        for (const role of someone.roles) for (const rule of role.rules) ruleSchema.parse(rule);
        const ability = new PersonAbility(someone);
        const verb = verbs[name];
        await fill(rows);
        const where = whereFor(ability, verb as 'judge', name as 'InspectionLot', columns, 1);
        const found = await database.query<{ n: number }>(
          `select n from judged where n > $1 and ${where.sql} order by n`,
          [0, ...where.params],
        );
        const expected = rows.flatMap((one, i) => (ability.can(verb, name, one) ? [i + 1] : []));
        judged += rows.length;
        permitted += expected.length;
        expect(found.map((one) => one.n)).toEqual(expected);
      },
    ),
    { numRuns: runs, endOnFailure: true },
  );
  expect(judged).toBeGreaterThanOrEqual(10_000);
  // The rules are neither all-denying nor all-permitting.
  expect(permitted / judged).toBeGreaterThan(0.05);
  expect(permitted / judged).toBeLessThan(0.95);
}, 120_000);

test('the shipped roles, too', async () => {
  const { defaultRoles } = await import('../../domain/identity/default-roles.ts');
  const rows = fc.sample(row, { numRuns: 1000, seed: 7 });
  await fill(rows);
  for (const role of defaultRoles) {
    const someone = { ...fc.sample(person('Task'), { numRuns: 1, seed: 3 })[0]!, actingFor: [] };
    const ability = new PersonAbility({ ...someone, roles: [{ code: role.code, scope: {}, rules: [...role.rules] }] });
    for (const [name, verb] of Object.entries(verbs)) {
      const where = whereFor(ability, verb as 'judge', name as 'InspectionLot', columns);
      const found = await database.query<{ n: number }>(
        `select n from judged where ${where.sql} order by n`,
        where.params,
      );
      const expected = rows.flatMap((one, i) => (ability.can(verb, name, one) ? [i + 1] : []));
      expect(found.map((one) => one.n)).toEqual(expected);
    }
  }
}, 60_000);
