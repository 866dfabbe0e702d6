import { recordKind } from '../foundation/index.ts';
import type { RecordKind, RecordRow } from '../foundation/index.ts';
import type { LocalizedText } from '../../contracts/json.ts';
import type { Scope } from '../../contracts/identity/vocabulary.ts';
import type { Conditions, StoredRule } from '../../contracts/permissions.ts';
import { Assignment, Delegation, Grant } from './entities/grants.ts';
import { Department, Role } from './entities/organization.ts';
import { User } from './entities/user.ts';

export interface UserRow extends RecordRow {
  username: string;
  name: LocalizedText;
  badge: string | null;
  departmentId: string | null;
  locale: string;
  active: boolean;
  mustChangePassword: boolean;
}

export interface DepartmentRow extends RecordRow {
  code: string;
  name: LocalizedText;
  parentId: string | null;
  headId: string | null;
  ceiling: StoredRule[];
  active: boolean;
}

export interface RoleRow extends RecordRow {
  code: string;
  name: LocalizedText;
  departmentId: string;
  active: boolean;
}

/** What grants of both kinds share: from when to when, why, and how they ended. */
export interface GrantedRow extends RecordRow {
  roleId: string;
  reason: string;
  validFrom: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  revokedBy: string | null;
  revokeReason: string | null;
}

export interface GrantRow extends GrantedRow {
  subject: string;
  verb: string;
  conditions: Conditions | null;
  fields: string[] | null;
}

export interface AssignmentRow extends GrantedRow {
  userId: string;
  scope: Scope;
}

export interface DelegationRow extends RecordRow {
  fromId: string;
  toId: string;
  roles: string[];
  validFrom: Date;
  until: Date;
  reason: string;
  revokedAt: Date | null;
  revokedBy: string | null;
}

/** How each kind is stored, audited and judged. */
export const userKind: RecordKind<UserRow> = recordKind({
  entity: User,
  subject: 'User',
  scope: (row) => ({ username: row.username, departmentId: row.departmentId }),
});
export const departmentKind: RecordKind<DepartmentRow> = recordKind({
  entity: Department,
  subject: 'Department',
  scope: (row) => ({ departmentId: row.id }),
});
export const roleKind: RecordKind<RoleRow> = recordKind({
  entity: Role,
  subject: 'Role',
  scope: (row) => ({ departmentId: row.departmentId }),
});
export const grantKind: RecordKind<GrantRow> = recordKind({ entity: Grant, subject: 'Grant', scope: () => ({}) });
export const assignmentKind: RecordKind<AssignmentRow> = recordKind({
  entity: Assignment,
  subject: 'Assignment',
  scope: () => ({}),
});
export const delegationKind: RecordKind<DelegationRow> = recordKind({
  entity: Delegation,
  subject: 'Delegation',
  scope: () => ({}),
});
