import { fourEyesOf, matches } from '../../contracts/permissions.ts';
import type { Bound, BoundRule, FourEyes } from '../../contracts/permissions.ts';
import type { LocalizedText } from '../../contracts/json.ts';
import { PersonAbility } from './ability.ts';
import { identityVersion, loadOrganization, withAncestors } from './organization.ts';
import type { Organization, OrganizationRole, Reader } from './organization.ts';
import type { Person } from './person.ts';

interface Named {
  code: string;
  name: LocalizedText;
}
interface Somebody {
  username: string;
  name: LocalizedText;
}

/** Where a right comes from. */
export interface Source {
  kind: 'role' | 'delegation' | 'everyone' | 'head';
  role?: string;
  /** The one acted for. */
  from?: string;
}

/** Why somebody may or may not do something, and who can change that. */
export interface Explanation {
  allowed: boolean;
  /** Rules that give it. */
  by: Source[];
  /** Rules that would give it, with what this record does not meet. */
  unmet: { source: Source; conditions: Bound[] }[];
  /** The four-eyes rule that stands in the way, which nobody can lift. */
  fourEyes?: Pick<FourEyes, 'zh' | 'en'>;
  /** Roles that would give it, and who can give these roles. */
  remedies: { role: Named; department: Named; grantors: Somebody[] }[];
}

export interface Question {
  verb: string;
  subject: string;
  /** Attributes of the record, as the permission table names them. */
  record?: Record<string, unknown> | undefined;
}

const mostGrantors = 5;

/** "Why may I not?": names the missing rule, the unmet condition, and who can grant it. */
export async function explain(reader: Reader, person: Person, question: Question, at: Date): Promise<Explanation> {
  const ability = new PersonAbility(person);
  const rules = ability.rulesFor(question.verb, question.subject);
  const allowed = ability.can(question.verb, question.subject, question.record);
  const met = rules.filter((rule) => unmetOf(rule, question).length === 0);
  const unmet = rules
    .map((rule) => ({ source: sourceOf(rule), conditions: unmetOf(rule, question) }))
    .filter(({ conditions }) => conditions.length > 0);
  const blocker = allowed ? undefined : fourEyesOf(question.verb, question.subject);
  const blocked = blocker && unmet.some((one) => one.conditions.every((c) => c.attribute === blocker.attribute));
  return {
    allowed,
    by: met.map(sourceOf),
    unmet: allowed ? [] : unmet,
    ...(blocked ? { fourEyes: { zh: blocker.zh, en: blocker.en } } : {}),
    remedies: allowed ? [] : await remediesFor(reader, person, question, at),
  };
}

function unmetOf(rule: BoundRule, { record }: Question): Bound[] {
  return record ? (rule.conditions ?? []).filter((condition) => !matches([condition], record)) : [];
}

/** The mark that `PersonAbility` puts on each rule. */
function sourceOf({ reason = '' }: BoundRule): Source {
  const [kind = '', rest = ''] = reason.split(':');
  const [first = '', role] = rest.split('/');
  if (kind === 'delegation') return { kind, from: first, ...(role ? { role } : {}) };
  return kind === 'role' ? { kind, role: first } : { kind: kind === 'head' ? 'head' : 'everyone' };
}

/** Roles which, added to what the person has, would allow it. */
async function remediesFor(
  reader: Reader,
  person: Person,
  question: Question,
  at: Date,
): Promise<Explanation['remedies']> {
  const organization = await loadOrganization(reader, await identityVersion(reader));
  const helpful = [...organization.roles.values()].filter((role) => wouldHelp(role, person, question, at));
  return Promise.all(
    helpful.map(async (role) => ({
      role: await named(reader, 'role', role.id),
      department: await named(reader, 'department', role.departmentId),
      grantors: await grantorsOf(reader, organization, role, person, at),
    })),
  );
}

function wouldHelp(role: OrganizationRole, person: Person, { verb, subject, record }: Question, at: Date): boolean {
  const rules = role.rules
    .filter(({ rule, period }) => rule.verb === verb && rule.subject === subject && period.from <= at)
    .map(({ rule }) => rule);
  if (rules.length === 0) return false;
  const more = { ...person, roles: [...person.roles, { code: role.code, scope: {}, rules }] };
  return new PersonAbility(more).can(verb, subject, record);
}

async function named(reader: Reader, table: 'role' | 'department', id: string): Promise<Named> {
  const [row] = await reader.query<Named>(`select code, name from ${table} where id = $1`, [id]);
  return row ?? { code: id, name: { zh: id } };
}

/** Heads of the role's department and of those above it, nearest first, then whoever may assign any role. */
async function grantorsOf(
  reader: Reader,
  organization: Organization,
  role: OrganizationRole,
  person: Person,
  at: Date,
): Promise<Somebody[]> {
  const heads = withAncestors(organization, role.departmentId).map((id) => organization.departments.get(id)?.headId);
  const assigning = [...organization.roles.values()]
    .filter((one) =>
      one.rules.some(({ rule }) => rule.subject === 'Assignment' && rule.verb === 'grant' && !rule.conditions),
    )
    .map((one) => one.id);
  return reader.query<Somebody>(
    `select u.username, u.name from app_user u
     left join unnest($1::uuid[]) with ordinality as h(id, place) on h.id = u.id
     where u.active and u.username <> $2 and (h.id is not null or exists (
       select 1 from role_assignment a where a.user_id = u.id and a.role_id = any($3::uuid[]) and a.revoked_at is null
         and a.valid_from <= $4 and (a.expires_at is null or a.expires_at > $4)))
     order by h.place nulls last, u.username limit ${mostGrantors}`,
    [heads.filter((id) => typeof id === 'string'), person.username, assigning, at],
  );
}
