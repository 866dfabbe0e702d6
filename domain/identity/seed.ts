import type { StoredRule } from '../../contracts/permissions.ts';
import type { LocalizedText } from '../../contracts/json.ts';
import type { Locale } from '../../contracts/identity/vocabulary.ts';
import type { Tx } from '../../platform/database/database.ts';
import { createRecord, newId } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { setupActor } from './actors.ts';
import { defaultDepartments, defaultRoles } from './default-roles.ts';
import { assignmentKind, departmentKind, grantKind, roleKind, userKind } from './kinds.ts';
import { touchIdentity } from './organization.ts';
import { hashPassword } from './password.ts';

/** Somebody who is there from the start. */
export interface UserSeed {
  username: string;
  name: LocalizedText;
  department: string;
  role: string;
  /** Heads this department. */
  heads?: string;
  badge?: string;
  locale?: Locale;
}

/** Ids of what was made, by code. */
export interface SeededIdentity {
  departments: Record<string, string>;
  roles: Record<string, string>;
  users: Record<string, string>;
}

const reason = '系统初始化 / set-up';

/** The context of everything that is set up rather than done by a person. */
export function setupContext(tx: Tx, at: Date = new Date()): CommandContext {
  return { tx, actor: setupActor(), at, key: `setup:${newId(at)}`, origin: { via: 'setup' } };
}

/** Departments and roles that a new plant begins with; each ceiling is what the default roles of its department hold. */
export async function seedDefaultRoles(context: CommandContext): Promise<Omit<SeededIdentity, 'users'>> {
  const departments: Record<string, string> = {};
  for (const { code, name, parent } of defaultDepartments) {
    const row = await createRecord(context, departmentKind, 'identity.create-department', {
      code,
      name,
      parentId: parent ? departments[parent]! : null,
      headId: null,
      ceiling: ceilingOf(code),
      active: true,
    });
    departments[code] = row.id;
  }
  const roles: Record<string, string> = {};
  for (const { code, name, department, rules } of defaultRoles) {
    const departmentId = departments[department]!;
    const role = await createRecord(context, roleKind, 'identity.create-role', {
      code,
      name,
      departmentId,
      active: true,
    });
    roles[code] = role.id;
    for (const rule of rules) await grantRule(context, role.id, rule);
  }
  await touchIdentity(context.tx);
  return { departments, roles };
}

async function grantRule(context: CommandContext, roleId: string, rule: StoredRule): Promise<void> {
  await createRecord(context, grantKind, 'identity.grant', {
    roleId,
    subject: rule.subject,
    verb: rule.verb,
    conditions: rule.conditions ?? null,
    fields: rule.fields ?? null,
    reason,
    validFrom: context.at,
    expiresAt: null,
    revokedAt: null,
    revokedBy: null,
    revokeReason: null,
  });
}

function ceilingOf(department: string): StoredRule[] {
  const rules = defaultRoles.filter((role) => role.department === department).flatMap((role) => role.rules);
  return [...new Map(rules.map((rule): [string, StoredRule] => [JSON.stringify(rule), rule])).values()];
}

/** A user with a password and one role. */
export async function seedUser(
  context: CommandContext,
  seeded: Omit<SeededIdentity, 'users'>,
  user: UserSeed,
  password: string,
): Promise<string> {
  const row = await createRecord(context, userKind, 'identity.create-user', {
    username: user.username,
    name: user.name,
    badge: user.badge ?? null,
    departmentId: seeded.departments[user.department]!,
    locale: user.locale ?? 'zh-CN',
    active: true,
    mustChangePassword: false,
  });
  await setPasswordHash(context, row.id, await hashPassword(password));
  await createRecord(context, assignmentKind, 'identity.assign-role', {
    userId: row.id,
    roleId: seeded.roles[user.role]!,
    scope: {},
    reason,
    validFrom: context.at,
    expiresAt: null,
    revokedAt: null,
    revokedBy: null,
    revokeReason: null,
  });
  if (user.heads)
    await context.tx.query('update department set head_id = $2 where id = $1', [
      seeded.departments[user.heads],
      row.id,
    ]);
  await touchIdentity(context.tx);
  return row.id;
}

/** Stores a password hash and forgets earlier failures. */
export async function setPasswordHash(context: CommandContext, userId: string, hash: string): Promise<void> {
  await context.tx.query(
    `insert into credential (user_id, password_hash, changed_at, failures) values ($1, $2, $3, 0)
     on conflict (user_id) do update set password_hash = $2, changed_at = $3, failures = 0, locked_until = null`,
    [userId, hash, context.at],
  );
}
