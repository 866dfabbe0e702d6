import type { InferEntity } from '@mikro-orm/postgresql';
import { recordKind } from '../foundation/index.ts';
import type { RecordKind } from '../foundation/index.ts';
import { Assignment, Delegation, Grant } from './entities/grants.ts';
import { Department, Role } from './entities/organization.ts';
import { User } from './entities/user.ts';

export type UserRow = InferEntity<typeof User>;
export type DepartmentRow = InferEntity<typeof Department>;
export type RoleRow = InferEntity<typeof Role>;
export type GrantRow = InferEntity<typeof Grant>;
export type AssignmentRow = InferEntity<typeof Assignment>;
export type DelegationRow = InferEntity<typeof Delegation>;

/** Result of every command on one record. */
export interface Changed {
  id: string;
  version: number;
}

/** How each kind is stored, audited and judged. */
export const userKind: RecordKind<UserRow> = recordKind({
  entity: User,
  subject: 'User',
  scope: (row) => ({ username: row.username, departmentId: row.departmentId ?? null }),
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
/** Their hints carry no attributes: who may see all of them is told, others look again when they look. */
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
