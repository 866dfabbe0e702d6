import type { z } from 'zod';
import type { auditEntryView, chainView } from '../../../../../../contracts/identity/audit.ts';
import type { explanationSchema } from '../../../../../../contracts/identity/explain.ts';
import type {
  assignmentView,
  delegationView,
  departmentView,
  grantView,
  roleView,
  userView,
} from '../../../../../../contracts/identity/views.ts';

export type PersonRow = z.infer<typeof userView>;
export type DepartmentRow = z.infer<typeof departmentView>;
export type RoleRow = z.infer<typeof roleView>;
export type GrantRow = z.infer<typeof grantView>;
export type AssignmentRow = z.infer<typeof assignmentView>;
export type DelegationRow = z.infer<typeof delegationView>;
export type AuditEntry = z.infer<typeof auditEntryView>;
export type AuditChain = z.infer<typeof chainView>;
export type Explanation = z.infer<typeof explanationSchema>;
