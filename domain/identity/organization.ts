import type { StoredRule } from '../../contracts/permissions.ts';
import type { Database } from '../../platform/database/database.ts';

/** Something that holds for a time. */
export interface Period {
  from: Date;
  until: Date | null;
}

export interface OrganizationRole {
  id: string;
  code: string;
  departmentId: string;
  rules: { rule: StoredRule; period: Period }[];
}

export interface OrganizationDepartment {
  id: string;
  parentId: string | null;
  headId: string | null;
  ceiling: StoredRule[];
}

/** Departments and roles of the plant at one version of the identity data. */
export interface Organization {
  version: string;
  departments: Map<string, OrganizationDepartment>;
  roles: Map<string, OrganizationRole>;
}

/** Reads anything that answers plain SQL: a database or a transaction. */
export type Reader = Pick<Database, 'query'>;

/** Version of the identity data; it rises with every change of people, roles, grants and delegations. */
export async function identityVersion(reader: Reader): Promise<string> {
  const [state] = await reader.query<{ version: string }>('select version::text from identity_state where id = 1');
  return state?.version ?? '0';
}

/** Tells all caches that somebody's rights changed. Call it in the transaction of the change. */
export async function touchIdentity(reader: Reader): Promise<void> {
  await reader.query('update identity_state set version = version + 1 where id = 1');
}

/** Reads active departments and roles with their grants. */
export async function loadOrganization(reader: Reader, version: string): Promise<Organization> {
  const departments = await reader.query<OrganizationDepartment>(
    `select id, parent_id as "parentId", head_id as "headId", ceiling from department where active`,
  );
  const roles = await reader.query<Omit<OrganizationRole, 'rules'>>(
    `select id, code, department_id as "departmentId" from role where active`,
  );
  const grants = await reader.query<StoredRule & Period & { roleId: string }>(
    `select role_id as "roleId", subject, verb, conditions, fields, valid_from as "from", expires_at as until
     from role_grant where revoked_at is null and (expires_at is null or expires_at > now())`,
  );
  const byId = new Map(roles.map((role): [string, OrganizationRole] => [role.id, { ...role, rules: [] }]));
  for (const { roleId, from, until, ...rule } of grants)
    byId.get(roleId)?.rules.push({ rule: withoutNulls(rule), period: { from, until } });
  return { version, departments: new Map(departments.map((one) => [one.id, one])), roles: byId };
}

function withoutNulls({ subject, verb, conditions, fields }: StoredRule): StoredRule {
  return { subject, verb, ...(conditions ? { conditions } : {}), ...(fields ? { fields } : {}) };
}

/** A department with all below it. */
export function withDescendants(organization: Pick<Organization, 'departments'>, roots: Iterable<string>): string[] {
  const found = new Set(roots);
  const queue = [...found];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const department of organization.departments.values()) {
      if (department.parentId !== id || found.has(department.id)) continue;
      found.add(department.id);
      queue.push(department.id);
    }
  }
  return [...found];
}

/** A department and all above it, nearest first. */
export function withAncestors(organization: Pick<Organization, 'departments'>, id: string | null): string[] {
  const found: string[] = [];
  for (let at = id; at && !found.includes(at); at = organization.departments.get(at)?.parentId ?? null) found.push(at);
  return found;
}
