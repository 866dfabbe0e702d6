import { AccessToken, OneTimeLink, Session } from './access.ts';
import { Assignment, Delegation, Grant, IdentityState } from './grants.ts';
import { Department, Role } from './organization.ts';
import { Credential, User } from './user.ts';

/** Tables of this area. */
export const identityEntities = [
  Department,
  User,
  Credential,
  Role,
  Grant,
  Assignment,
  Delegation,
  IdentityState,
  Session,
  AccessToken,
  OneTimeLink,
];
