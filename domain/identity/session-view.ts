import type { LocalizedText } from '../../contracts/json.ts';
import type { Locale } from '../../contracts/identity/vocabulary.ts';
import type { Reader } from './organization.ts';
import type { Person } from './person.ts';

interface Named {
  code: string;
  name: LocalizedText;
}

/** Who is logged in, for the web app. */
export interface SessionUser {
  id: string;
  username: string;
  name: LocalizedText;
  locale: Locale;
  mustChangePassword: boolean;
  roles: Named[];
  department: Named | null;
  /** Departments that the person heads, by id. */
  headed: string[];
  /** Those for whom the person acts now. */
  actingFor: { username: string; name: LocalizedText; roles: string[]; until: string }[];
}

/** A person with the names of roles and department. */
export async function sessionUser(reader: Reader, person: Person): Promise<SessionUser> {
  const codes = [...new Set(person.roles.map((role) => role.code))];
  const roles = await reader.query<Named>('select code, name from role where code = any($1) order by code', [codes]);
  const [department] = await reader.query<Named>('select code, name from department where id = $1', [
    person.departmentId,
  ]);
  return {
    id: person.userId,
    username: person.username,
    name: person.name,
    locale: person.locale,
    mustChangePassword: person.mustChangePassword,
    roles,
    department: department ?? null,
    headed: person.headed,
    actingFor: person.actingFor.map(({ username, name, roles: held, until }) => ({
      username,
      name,
      roles: held.map((role) => role.code),
      until: until.toISOString(),
    })),
  };
}

/** True while the first administrator is alone: the plant has yet to be set up. */
export async function setupNeeded(reader: Reader): Promise<boolean> {
  const people = await reader.query('select 1 from app_user where active limit 2');
  return people.length < 2;
}
