import type { Subject, VerbOf } from '../../contracts/permissions.ts';
import { listRow, listRows } from '../foundation/index.ts';
import type { Ability, ListQuery, ListSpec, Page } from '../foundation/index.ts';
import type { Reader } from './organization.ts';
import { withoutHidden } from './hidden-fields.ts';
import { whereFor } from './where.ts';
import type { Column } from './where.ts';

/** A list of this area: its shape, the subject that permits it, and where conditions find their attributes. */
export interface IdentityList {
  subject: Subject;
  spec: ListSpec;
  attributes: Readonly<Record<string, Column>>;
}

const stamps = { version: 't.version', updatedAt: 't.updated_at', updatedBy: 't.updated_by' };
const named = (alias: string): string =>
  `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name) end`;
const person = (alias: string): string =>
  `case when ${alias}.id is null then null
   else jsonb_build_object('id', ${alias}.id, 'username', ${alias}.username, 'name', ${alias}.name) end`;
const byCode = { code: { sql: 't.code', type: 'text' as const } };
const granted = {
  reason: 't.reason',
  owner: 't.created_by',
  grantedAt: 't.created_at',
  validFrom: 't.valid_from',
  expiresAt: 't.expires_at',
  revokedAt: 't.revoked_at',
  revokedBy: 't.revoked_by',
  revokeReason: 't.revoke_reason',
};
/** `?` = true: what holds now or will; false: what is over. */
const current = `(t.revoked_at is null and (t.expires_at is null or t.expires_at > now())) = (?)::boolean`;

export const userList: IdentityList = {
  subject: 'User',
  spec: {
    from: 'app_user t left join department d on d.id = t.department_id left join credential c on c.user_id = t.id',
    columns: {
      username: 't.username',
      name: 't.name',
      badge: 't.badge',
      department: named('d'),
      locale: 't.locale',
      active: 't.active',
      lockedUntil: 'c.locked_until',
      roles: `coalesce((select jsonb_agg(distinct jsonb_build_object('code', r.code, 'name', r.name))
        from role_assignment a join role r on r.id = a.role_id
        where a.user_id = t.id and r.active and a.revoked_at is null and a.valid_from <= now()
          and (a.expires_at is null or a.expires_at > now())), '[]')`,
      ...stamps,
    },
    filters: {
      active: 't.active = (?)::boolean',
      departmentId: 't.department_id = (?)::uuid',
      username: 't.username = ?',
      badge: 't.badge = ?',
      role: `exists (select 1 from role_assignment a join role r on r.id = a.role_id where a.user_id = t.id
        and r.code = ? and a.revoked_at is null and (a.expires_at is null or a.expires_at > now()))`,
    },
    search: ['t.username', `t.name->>'zh'`, `t.name->>'en'`],
    sorts: {
      username: { sql: 't.username', type: 'text' },
      updatedAt: { sql: 't.updated_at', type: 'timestamptz' },
    },
    defaultSort: 'username',
  },
  attributes: { username: { sql: 't.username' }, departmentId: { sql: 't.department_id', type: 'uuid' } },
};

export const departmentList: IdentityList = {
  subject: 'Department',
  spec: {
    from: 'department t left join department p on p.id = t.parent_id left join app_user h on h.id = t.head_id',
    columns: {
      code: 't.code',
      name: 't.name',
      parent: named('p'),
      head: person('h'),
      ceiling: 't.ceiling',
      active: 't.active',
      ...stamps,
    },
    filters: { active: 't.active = (?)::boolean', parentId: 't.parent_id = (?)::uuid' },
    search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`],
    sorts: byCode,
    defaultSort: 'code',
  },
  attributes: { departmentId: { sql: 't.id', type: 'uuid' } },
};

export const roleList: IdentityList = {
  subject: 'Role',
  spec: {
    from: 'role t join department d on d.id = t.department_id',
    columns: {
      code: 't.code',
      name: 't.name',
      department: named('d'),
      active: 't.active',
      holders: `(select count(distinct a.user_id)::int from role_assignment a join app_user u on u.id = a.user_id
        where a.role_id = t.id and u.active and a.revoked_at is null
          and (a.expires_at is null or a.expires_at > now()))`,
      ...stamps,
    },
    filters: { active: 't.active = (?)::boolean', departmentId: 't.department_id = (?)::uuid' },
    search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`],
    sorts: byCode,
    defaultSort: 'code',
  },
  attributes: { departmentId: { sql: 't.department_id', type: 'uuid' } },
};

export const grantList: IdentityList = {
  subject: 'Grant',
  spec: {
    from: 'role_grant t join role r on r.id = t.role_id',
    columns: {
      role: named('r'),
      subject: 't.subject',
      verb: 't.verb',
      conditions: 't.conditions',
      fields: 't.fields',
      ...granted,
      ...stamps,
    },
    filters: {
      current,
      roleId: 't.role_id = (?)::uuid',
      departmentId: 'r.department_id = (?)::uuid',
      subject: 't.subject = ?',
      verb: 't.verb = ?',
    },
    sorts: {
      subject: { sql: `t.subject || ' ' || t.verb`, type: 'text' },
      grantedAt: { sql: 't.created_at', type: 'timestamptz' },
    },
    defaultSort: 'subject',
  },
  attributes: { departmentId: { sql: 'r.department_id', type: 'uuid' } },
};

export const assignmentList: IdentityList = {
  subject: 'Assignment',
  spec: {
    from: 'role_assignment t join role r on r.id = t.role_id join app_user u on u.id = t.user_id',
    columns: { user: person('u'), role: named('r'), scope: 't.scope', ...granted, ...stamps },
    filters: {
      current,
      userId: 't.user_id = (?)::uuid',
      roleId: 't.role_id = (?)::uuid',
      departmentId: 'r.department_id = (?)::uuid',
    },
    search: ['u.username', `u.name->>'zh'`, `u.name->>'en'`, 'r.code', `r.name->>'zh'`, `r.name->>'en'`],
    sorts: {
      username: { sql: 'u.username', type: 'text' },
      grantedAt: { sql: 't.created_at', type: 'timestamptz' },
    },
    defaultSort: 'username',
  },
  attributes: { departmentId: { sql: 'r.department_id', type: 'uuid' } },
};

export const delegationList: IdentityList = {
  subject: 'Delegation',
  spec: {
    from: 'delegation t join app_user f on f.id = t.from_id join app_user u on u.id = t.to_id',
    columns: {
      from: person('f'),
      to: person('u'),
      roles: 't.roles',
      reason: 't.reason',
      owner: 't.created_by',
      validFrom: 't.valid_from',
      until: 't.until',
      revokedAt: 't.revoked_at',
      revokedBy: 't.revoked_by',
      ...stamps,
    },
    filters: {
      current: '(t.revoked_at is null and t.until > now()) = (?)::boolean',
      from: 'f.username = ?',
      to: 'u.username = ?',
    },
    sorts: { validFrom: { sql: 't.valid_from', type: 'timestamptz' } },
    defaultSort: '-validFrom',
  },
  attributes: {
    from: { sql: 'f.username' },
    to: { sql: 'u.username' },
    departmentId: { sql: 'f.department_id', type: 'uuid' },
  },
};

/** One page of what the person may see, without fields that are hidden from that person. */
export async function listIdentity<Item extends object>(
  reader: Reader,
  list: IdentityList,
  query: ListQuery,
  ability: Ability,
): Promise<Page<Item>> {
  const page = await listRows<Item>(reader, list.spec, query, (offset) => readable(list, ability, offset));
  return { ...page, items: page.items.map((item) => withoutHidden(ability, list.subject, item)) };
}

/** One of them by its id. */
export async function findIdentity<Item extends object>(
  reader: Reader,
  list: IdentityList,
  id: string,
  ability: Ability,
): Promise<Item | undefined> {
  const item = await listRow<Item>(reader, list.spec, id, (offset) => readable(list, ability, offset));
  return item && withoutHidden(ability, list.subject, item);
}

function readable(list: IdentityList, ability: Ability, offset: number): ReturnType<typeof whereFor> {
  return whereFor(ability, 'read' as VerbOf<Subject>, list.subject as 'User', list.attributes, offset);
}
