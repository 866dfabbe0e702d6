import type { Ability, ActingUser } from '../foundation/index.ts';
import { PersonAbility } from './ability.ts';
import { loadPerson } from './load-person.ts';
import { identityVersion, loadOrganization } from './organization.ts';
import type { Organization, Reader } from './organization.ts';
import type { Person } from './person.ts';

/** Somebody logged in: who it is, and the actor for commands. */
export interface Identity {
  person: Person;
  ability: PersonAbility;
  actor: ActingUser;
}

/** People kept at most; the longest unused goes first. */
const mostPeople = 5000;

/** Abilities of this process, rebuilt when the identity data changed or when time began or ended something. */
export class Identities {
  readonly #reader: Reader;
  readonly #people = new Map<string, { version: string; identity: Identity }>();
  #organization: Promise<Organization> | undefined;
  #organizationVersion: string | undefined;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** The identity of an active user at `at`; `version` saves a query to those who have just read it. */
  async of(userId: string, at: Date, version?: string): Promise<Identity | undefined> {
    const current = version ?? (await identityVersion(this.#reader));
    const cached = this.#people.get(userId);
    if (cached && cached.version === current && stillValid(cached.identity.person, at)) return cached.identity;
    const person = await loadPerson(this.#reader, await this.organization(current), userId, at);
    this.#people.delete(userId);
    if (!person) return undefined;
    const identity = identityOf(person);
    this.#people.set(userId, { version: current, identity });
    if (this.#people.size > mostPeople) this.#people.delete(this.#people.keys().next().value!);
    return identity;
  }

  /** Departments and roles at a version. */
  organization(version: string): Promise<Organization> {
    if (this.#organization && this.#organizationVersion === version) return this.#organization;
    const loading = loadOrganization(this.#reader, version);
    this.#organization = loading;
    this.#organizationVersion = version;
    loading.catch(() => {
      if (this.#organization === loading) this.#organization = undefined;
    });
    return loading;
  }
}

function stillValid(person: Person, at: Date): boolean {
  return !person.validUntil || at < person.validUntil;
}

function identityOf(person: Person): Identity {
  const ability = new PersonAbility(person);
  const actor = { user: person.username, userId: person.userId, ability, locale: person.locale };
  return { person, ability, actor };
}

/** The identity of a user without a cache: for jobs, tests and the worker. */
export async function identityOfUser(reader: Reader, userId: string, at: Date): Promise<Identity | undefined> {
  const version = await identityVersion(reader);
  const person = await loadPerson(reader, await loadOrganization(reader, version), userId, at);
  return person && identityOf(person);
}

/** What only people may do: nobody's rights change by a process. */
const peopleOnly = new Set(['User', 'Department', 'Role', 'Grant', 'Assignment', 'Delegation', 'Setting', 'Secret']);

const systemAbility: Ability = { can: (_verb, subject) => !peopleOnly.has(subject) };
const setupAbility: Ability = { can: () => true };

/** User name of everything that no person does. */
export const systemUser = 'system';
const systemId = '00000000-0000-7000-8000-000000000000';

/** A process step that no person does, on behalf of whoever caused it. */
export function systemActor(onBehalfOf?: string): ActingUser {
  return {
    user: systemUser,
    userId: systemId,
    ability: systemAbility,
    locale: 'zh-CN',
    ...(onBehalfOf && onBehalfOf !== systemUser ? { onBehalfOf } : {}),
  };
}

/** Setting up: the first administrator, the demo plant. Not for anything that answers to a request of a person. */
export function setupActor(): ActingUser {
  return { user: systemUser, userId: systemId, ability: setupAbility, locale: 'zh-CN' };
}
