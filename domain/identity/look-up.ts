import { fault } from '../../contracts/errors.ts';
import { identityFault } from '../../contracts/identity/errors.ts';
import { findRecord } from '../foundation/index.ts';
import type { CommandContext, RecordKind, RecordRow } from '../foundation/index.ts';
import { departmentKind, roleKind, userKind } from './kinds.ts';
import type { DepartmentRow, RoleRow, UserRow } from './kinds.ts';
import type { Reader } from './organization.ts';

/** Role that nobody may be without altogether. */
export const administratorRole = 'it-admin';

/** An active user; `path` names the field of the request that named it. */
export function activeUser(context: CommandContext, id: string, path: string): Promise<UserRow> {
  return active(context, userKind, id, path);
}

/** An active department. */
export function activeDepartment(context: CommandContext, id: string, path: string): Promise<DepartmentRow> {
  return active(context, departmentKind, id, path);
}

/** An active role. */
export function activeRole(context: CommandContext, id: string, path: string): Promise<RoleRow> {
  return active(context, roleKind, id, path);
}

async function active<Row extends RecordRow & { active: boolean }>(
  context: CommandContext,
  kind: RecordKind<Row>,
  id: string,
  path: string,
): Promise<Row> {
  const row = await findRecord(context.tx, kind, { id } as Partial<Row>);
  if (row?.active) return row;
  const message = row ? `this ${kind.subject} is not active` : `there is no such ${kind.subject}`;
  throw fault('invalid-input', {
    detail: `${path}: ${message}`,
    errors: [{ path, code: 'unknown-reference', message }],
  });
}

/** Refuses a code or name that another row has. */
export async function refuseDuplicate(
  context: CommandContext,
  table: string,
  column: string,
  value: string,
  exceptId = '00000000-0000-0000-0000-000000000000',
): Promise<void> {
  const found = await context.tx.query(`select 1 from ${table} where ${column} = $1 and id <> $2`, [value, exceptId]);
  if (found.length > 0)
    throw identityFault('duplicate-code', {
      detail: `${column} ${value} is in use`,
      errors: [{ path: column, code: 'duplicate', message: `${value} is in use` }],
    });
}

/** User names of those who hold a role now or will. */
export async function holdersOf(context: CommandContext, roleId: string): Promise<string[]> {
  const rows = await context.tx.query<{ username: string }>(
    `select distinct u.username from role_assignment a join app_user u on u.id = a.user_id
     where a.role_id = $1 and a.revoked_at is null and (a.expires_at is null or a.expires_at > $2)`,
    [roleId, context.at],
  );
  return rows.map((row) => row.username);
}

/** Refuses a change after which nobody could administer any more. Call it after the change. */
export async function keepAnAdministrator(context: CommandContext): Promise<void> {
  await context.tx.em.flush();
  const found = await context.tx.query(
    `select 1 from role_assignment a join role r on r.id = a.role_id and r.active and r.code = $1
       join app_user u on u.id = a.user_id and u.active
     where a.revoked_at is null and a.valid_from <= $2 and a.expires_at is null limit 1`,
    [administratorRole, context.at],
  );
  if (found.length === 0)
    throw fault('conflict', { detail: 'somebody must remain who holds the role it-admin without an end' });
}

/** What conditions on grants speak of. */
export async function grantScope(
  context: CommandContext,
  role: RoleRow,
): Promise<{ departmentId: string; grantees: string[]; headless: boolean }> {
  const [above] = await context.tx.query<{ headed: boolean }>(
    `with recursive up as (
       select id, parent_id, head_id from department where id = $1
       union select d.id, d.parent_id, d.head_id from department d join up on d.id = up.parent_id)
     select bool_or(up.head_id is not null) as headed from up
     left join app_user u on u.id = up.head_id where up.head_id is null or u.active`,
    [role.departmentId],
  );
  return {
    departmentId: role.departmentId,
    grantees: await holdersOf(context, role.id),
    headless: above?.headed !== true,
  };
}

/** Id of an active user. */
export async function userIdOf(reader: Reader, username: string): Promise<string | undefined> {
  const [row] = await reader.query<{ id: string }>('select id from app_user where username = $1 and active', [
    username,
  ]);
  return row?.id;
}
