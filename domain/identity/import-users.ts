import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import {
  badgeSchema,
  codeSchema,
  localeSchema,
  nameSchema,
  usernameSchema,
} from '../../contracts/identity/vocabulary.ts';
import { findRecord, importCsv } from '../foundation/index.ts';
import type { Ability, CommandContext, CsvImport, ImportOutcome, ImportReport } from '../foundation/index.ts';
import { assignRole } from './commands/assign.ts';
import { changeUser } from './commands/change-user.ts';
import { createUser } from './commands/create-user.ts';
import { departmentKind, roleKind, userKind } from './kinds.ts';
import type { UserRow } from './kinds.ts';
import { userList } from './lists.ts';
import type { Reader } from './organization.ts';
import { whereFor } from './where.ts';
import { withoutHidden } from './hidden-fields.ts';

const rowSchema = z.strictObject({
  username: usernameSchema,
  name: nameSchema,
  badge: badgeSchema.optional(),
  department: codeSchema.optional(),
  role: codeSchema.optional(),
  locale: localeSchema.optional(),
});
type Row = z.output<typeof rowSchema>;

/** Columns of the file, in the order of the template. */
export const userColumns = ['username', 'name.zh', 'name.en', 'badge', 'department', 'role', 'locale'] as const;

const spec: CsvImport<Row> = { columns: userColumns, input: rowSchema, apply };

/**
 * People from a CSV file: new ones are made, known ones brought up to date by their user name; the role is given to
 * those who do not hold it. Nobody is deactivated by being left out.
 */
export function importUsers(context: CommandContext, text: string, dryRun: boolean): Promise<ImportReport> {
  return importCsv(context, spec, text, dryRun);
}

async function apply(context: CommandContext, row: Row): Promise<ImportOutcome> {
  const department = row.department && (await byCode(context, departmentKind, row.department, 'department'));
  const role = row.role && (await byCode(context, roleKind, row.role, 'role'));
  const values = {
    name: row.name,
    ...(row.badge === undefined ? {} : { badge: row.badge }),
    ...(department ? { departmentId: department } : {}),
    ...(row.locale === undefined ? {} : { locale: row.locale }),
  };
  const known = await findRecord(context.tx, userKind, { username: row.username } as Partial<UserRow>);
  const id = known ? known.id : (await createUser.run(context, { username: row.username, ...values })).id;
  const changed = known && (await changeUser.run(context, { id, version: known.version, ...values }));
  const given = role ? await giveRole(context, id, role) : false;
  if (!known) return 'created';
  return given || changed!.version !== known.version ? 'changed' : 'unchanged';
}

async function byCode(
  context: CommandContext,
  kind: typeof departmentKind | typeof roleKind,
  code: string,
  path: string,
): Promise<string> {
  const row = await findRecord(context.tx, kind as typeof roleKind, { code, active: true });
  if (row) return row.id;
  const message = `there is no ${path} ${code}`;
  throw fault('invalid-input', { detail: message, errors: [{ path, code: 'unknown-reference', message }] });
}

async function giveRole(context: CommandContext, userId: string, roleId: string): Promise<boolean> {
  const held = await context.tx.query(
    `select 1 from role_assignment where user_id = $1 and role_id = $2 and revoked_at is null
       and (expires_at is null or expires_at > $3)`,
    [userId, roleId, context.at],
  );
  if (held.length > 0) return false;
  await assignRole.run(context, { userId, roleId, reason: 'CSV 导入 / CSV import' });
  return true;
}

/** People whom the person may see, as rows of the import. */
export async function exportUsers(reader: Reader, ability: Ability): Promise<Record<string, unknown>[]> {
  const allowed = whereFor(ability, 'export', 'User', userList.attributes);
  const rows = await reader.query<Record<string, unknown>>(
    `select t.username, t.name->>'zh' as "name.zh", t.name->>'en' as "name.en", t.badge, d.code as department, t.locale,
       (select min(r.code) from role_assignment a join role r on r.id = a.role_id
        where a.user_id = t.id and a.revoked_at is null and (a.expires_at is null or a.expires_at > now())) as role
     from app_user t left join department d on d.id = t.department_id where t.active and ${allowed.sql} order by 1`,
    allowed.params,
  );
  return rows.map((row) => withoutHidden(ability, 'User', row));
}
