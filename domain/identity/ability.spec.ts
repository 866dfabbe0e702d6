import { describe, expect, test } from '@jest/globals';
import { ruleSchema, subjects, unpackAbility, permitted } from '../../contracts/permissions.ts';
import { PersonAbility } from './ability.ts';
import { everyone, heads } from './base-rules.ts';
import { defaultDepartments, defaultRoles } from './default-roles.ts';
import type { ActingFor, Person } from './person.ts';

const role = (code: string, scope = {}) => ({
  code,
  scope,
  rules: [...defaultRoles.find((one) => one.code === code)!.rules],
});
const person = (username: string, codes: string[], more: Partial<Person> = {}): Person => ({
  userId: username,
  username,
  name: { zh: username },
  locale: 'zh-CN',
  departmentId: null,
  mustChangePassword: false,
  departments: [],
  headed: [],
  roles: codes.map((code) => role(code)),
  actingFor: [],
  validUntil: undefined,
  ...more,
});
const actingFor = (username: string, ...codes: string[]): ActingFor => ({
  username,
  name: { zh: username },
  departments: [],
  roles: codes.map((code) => role(code)),
  until: new Date(),
});
const lot = (...reporters: string[]) => ({
  plantId: 'p',
  lineId: null,
  departmentId: null,
  source: 'report',
  reporters,
});
const can = (someone: Person, record: object) => new PersonAbility(someone).can('judge', 'InspectionLot', record);

describe('four eyes: whoever reported does not judge', () => {
  test('by own role', () => {
    expect(can(person('li', ['inspector']), lot('wang'))).toBe(true);
    expect(can(person('li', ['inspector', 'operator']), lot('li'))).toBe(false);
    expect(can(person('li', ['inspector']), lot('wang', 'li'))).toBe(false);
    expect(can(person('li', ['operator']), lot('wang'))).toBe(false);
  });

  test('nor by delegation: acting for somebody counts as both', () => {
    const operator = person('li', ['operator'], { actingFor: [actingFor('zhao', 'inspector')] });
    expect(can(operator, lot('wang'))).toBe(true);
    expect(can(operator, lot('li'))).toBe(false);
    expect(can(operator, lot('zhao'))).toBe(false);
  });

  test('own right remains own right: what the other reported may be judged by it', () => {
    const inspector = person('li', ['inspector'], { actingFor: [actingFor('zhao', 'inspector', 'operator')] });
    expect(can(inspector, lot('zhao'))).toBe(true);
    expect(new PersonAbility(inspector).onBehalfOf('judge', 'InspectionLot', lot('zhao'))).toBeNull();
  });

  test('a record that does not say who reported is not judged by anybody', () => {
    expect(can(person('li', ['inspector']), { plantId: 'p' })).toBe(false);
    expect(can(person('li', ['inspector']), { ...lot(), reporters: null })).toBe(true);
  });
});

describe('delegation', () => {
  test('the audit learns for whom: only where the own right does not reach', () => {
    const ability = new PersonAbility(person('li', ['operator'], { actingFor: [actingFor('zhao', 'inspector')] }));
    expect(ability.onBehalfOf('judge', 'InspectionLot', lot('wang'))).toBe('zhao');
    expect(ability.onBehalfOf('report', 'WorkReport')).toBeNull();
    expect(ability.onBehalfOf('publish', 'ProcessDefinition')).toBeUndefined();
  });

  test('tasks of the delegated roles can be taken, others of that person cannot', () => {
    const ability = new PersonAbility(person('li', ['operator'], { actingFor: [actingFor('zhao', 'inspector')] }));
    const task = (candidateRoles: string[]) => ({
      assignee: null,
      candidateUsers: null,
      candidateRoles,
      excludedUsers: null,
    });
    expect(ability.can('claim', 'Task', task(['inspector']))).toBe(true);
    expect(ability.can('claim', 'Task', task(['buyer']))).toBe(false);
    expect(ability.can('claim', 'Task', { ...task(['inspector']), excludedUsers: ['zhao'] })).toBe(false);
  });
});

describe('scope and fields', () => {
  test('a role for one plant gives nothing elsewhere', () => {
    const someone = person('li', [], { roles: [role('inspector', { plants: ['p'] })] });
    expect(can(someone, lot('wang'))).toBe(true);
    expect(can(someone, { ...lot('wang'), plantId: 'q' })).toBe(false);
    expect(new PersonAbility(someone).can('read', 'Genealogy', { plantId: 'p' })).toBe(true);
  });

  test('costs are shown to those only whose rules name them', () => {
    const cost = (code: string) =>
      new PersonAbility(person('li', [code])).can('read', 'Item', undefined, 'standardCost');
    expect(['it-admin', 'operator', 'planner', 'buyer', 'plant-manager'].filter(cost)).toEqual([
      'buyer',
      'plant-manager',
    ]);
    expect(new PersonAbility(person('li', ['planner'])).can('read', 'Item', undefined, 'code')).toBe(true);
  });

  test('an amount is a limit', () => {
    const ability = new PersonAbility(person('li', ['planner']));
    const requisition = (amount: unknown) => ({ plantId: 'p', departmentId: null, requesters: ['wang'], amount });
    const approved = ['9999.9999', '10000', 10000, '10000.0001', null, 'much', '1e3', 1e30];
    expect(approved.map((amount) => ability.can('approve', 'Requisition', requisition(amount)))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

test('the short form for the browser judges the same', () => {
  const ability = new PersonAbility(person('li', ['inspector'], { actingFor: [actingFor('zhao', 'planner')] }));
  const browser = unpackAbility(JSON.parse(JSON.stringify(ability.packed())));
  for (const record of [lot('li'), lot('wang'), {}, undefined])
    expect(permitted(browser, 'judge', 'InspectionLot', record)).toBe(ability.can('judge', 'InspectionLot', record));
  for (const [subject, { verbs }] of Object.entries(subjects))
    for (const verb of verbs) expect(permitted(browser, verb, subject)).toBe(ability.can(verb, subject));
});

test('every shipped rule is in the table, and every role belongs to a shipped department', () => {
  for (const rule of [...defaultRoles.flatMap((one) => one.rules), ...everyone, ...heads])
    expect(ruleSchema.safeParse(rule).error).toBeUndefined();
  const departments = defaultDepartments.map((one) => one.code);
  expect(defaultRoles.filter((one) => !departments.includes(one.department))).toEqual([]);
});

test('every verb of the table is given to somebody', () => {
  const given = new Set(
    [...defaultRoles.flatMap((one) => one.rules), ...everyone, ...heads].map((rule) => `${rule.verb} ${rule.subject}`),
  );
  const missing = Object.entries(subjects).flatMap(([subject, { verbs }]) =>
    verbs.map((verb) => `${verb} ${subject}`).filter((pair) => !given.has(pair)),
  );
  expect(missing).toEqual([]);
});
