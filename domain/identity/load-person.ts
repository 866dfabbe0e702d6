import type { LocalizedText } from '../../contracts/json.ts';
import type { Locale, Scope } from '../../contracts/identity/vocabulary.ts';
import { withDescendants } from './organization.ts';
import type { Organization, Period, Reader } from './organization.ts';
import type { ActingFor, HeldRole, Person } from './person.ts';

interface UserRow {
  id: string;
  username: string;
  name: LocalizedText;
  locale: Locale;
  departmentId: string | null;
  mustChangePassword: boolean;
}
interface DelegationRow extends Period {
  fromId: string;
  roles: string[];
}
interface AssignmentRow extends Period {
  userId: string;
  roleId: string;
  scope: Scope;
}

/** What decides an active person's rights at `at`; `undefined` when there is no such person or no longer. */
export async function loadPerson(
  reader: Reader,
  organization: Organization,
  userId: string,
  at: Date,
): Promise<Person | undefined> {
  const delegations = await reader.query<DelegationRow>(
    `select from_id as "fromId", roles, valid_from as "from", until from delegation
     where to_id = $1 and revoked_at is null and until > $2`,
    [userId, at],
  );
  const ids = [...new Set([userId, ...delegations.map((one) => one.fromId)])];
  const users = await reader.query<UserRow>(
    `select id, username, name, locale, department_id as "departmentId",
            must_change_password as "mustChangePassword"
     from app_user where id = any($1::uuid[]) and active`,
    [ids],
  );
  const assignments = await reader.query<AssignmentRow>(
    `select user_id as "userId", role_id as "roleId", scope, valid_from as "from", expires_at as until
     from role_assignment
     where user_id = any($1::uuid[]) and revoked_at is null and (expires_at is null or expires_at > $2)`,
    [ids, at],
  );
  const user = users.find((one) => one.id === userId);
  return user && new PersonBuilder(organization, users, assignments, at).build(user, delegations);
}

/** Picks what holds now, and remembers when the next thing begins or ends. */
class PersonBuilder {
  readonly #organization: Organization;
  readonly #users: UserRow[];
  readonly #assignments: AssignmentRow[];
  readonly #at: Date;
  #validUntil: Date | undefined;

  constructor(organization: Organization, users: UserRow[], assignments: AssignmentRow[], at: Date) {
    this.#organization = organization;
    this.#users = users;
    this.#assignments = assignments;
    this.#at = at;
  }

  build(user: UserRow, delegations: DelegationRow[]): Person {
    const headedRoots = [...this.#organization.departments.values()].filter((one) => one.headId === user.id);
    const headed = withDescendants(
      this.#organization,
      headedRoots.map((one) => one.id),
    );
    const { id, ...rest } = user;
    return {
      ...rest,
      userId: id,
      departments: this.#departmentsOf(user, headed),
      headed,
      roles: this.#rolesOf(id),
      actingFor: delegations.flatMap((delegation) => this.#actingFor(delegation)),
      validUntil: this.#validUntil,
    };
  }

  /** Own department with all below, and whatever the person heads. */
  #departmentsOf(user: UserRow, headed: string[]): string[] {
    const own = user.departmentId ? withDescendants(this.#organization, [user.departmentId]) : [];
    return [...new Set([...own, ...headed])];
  }

  #rolesOf(userId: string): HeldRole[] {
    return this.#assignments
      .filter((one) => one.userId === userId && this.#holds(one))
      .flatMap(({ roleId, scope }) => {
        const role = this.#organization.roles.get(roleId);
        if (!role) return [];
        const rules = role.rules.filter(({ period }) => this.#holds(period)).map(({ rule }) => rule);
        return [{ code: role.code, scope, rules }];
      });
  }

  /** Only what the other holds by own right: a delegation is not passed on, and ends with the right itself. */
  #actingFor(delegation: DelegationRow): ActingFor[] {
    const other = this.#users.find((one) => one.id === delegation.fromId);
    if (!other || !this.#holds(delegation)) return [];
    const roles = this.#rolesOf(other.id).filter((role) => delegation.roles.includes(role.code));
    if (roles.length === 0) return [];
    const departments = this.#departmentsOf(other, []);
    return [{ username: other.username, name: other.name, departments, roles, until: delegation.until! }];
  }

  #holds(period: Period): boolean {
    const next = period.from > this.#at ? period.from : period.until;
    if (next && next > this.#at && (!this.#validUntil || next < this.#validUntil)) this.#validUntil = next;
    return period.from <= this.#at && (!period.until || period.until > this.#at);
  }
}
