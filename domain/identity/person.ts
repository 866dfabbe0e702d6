import type { LocalizedText } from '../../contracts/json.ts';
import type { Scope, Locale } from '../../contracts/identity/vocabulary.ts';
import type { StoredRule } from '../../contracts/permissions.ts';

/** A role that somebody holds now, with its rules and where it holds. */
export interface HeldRole {
  code: string;
  scope: Scope;
  rules: StoredRule[];
}

/** Somebody for whom the person acts now, with the roles that were delegated. */
export interface ActingFor {
  username: string;
  name: LocalizedText;
  /** Departments of the one acted for. */
  departments: string[];
  roles: HeldRole[];
  until: Date;
}

/** All that decides what a person may do at one instant. */
export interface Person {
  userId: string;
  username: string;
  name: LocalizedText;
  locale: Locale;
  departmentId: string | null;
  mustChangePassword: boolean;
  /** Own department and all below it. */
  departments: string[];
  /** Departments that the person heads, with all below. */
  headed: string[];
  roles: HeldRole[];
  actingFor: ActingFor[];
  /** When something here begins or ends by time. */
  validUntil: Date | undefined;
}
