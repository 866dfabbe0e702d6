import { departmentList, roleList, userList } from '../../domain/identity/index.ts';
import type { IdentityList } from '../../domain/identity/index.ts';
import { lookupRoute } from '../framework/lookup-route.ts';
import type { AnyRoute } from '../framework/route.ts';

const lookup = (name: string, list: IdentityList, columns: Record<string, string>, filters: string[] = []): AnyRoute =>
  lookupRoute({
    name,
    permission: { verb: 'read', subject: list.subject as 'User' },
    spec: { ...list.spec, columns },
    attributes: list.attributes,
    filters,
  });

const named = { code: 't.code', name: 't.name' };

/** Pickers of people, roles and departments; those of records are in api/lookups. */
export const identityLookups: AnyRoute[] = [
  lookup('people', userList, { code: 't.username', name: 't.name', note: 'd.code' }, ['role']),
  lookup('roles', roleList, { ...named, note: 'd.code' }),
  lookup('departments', departmentList, named),
];
