import {
  newAssignmentSchema,
  newDelegationSchema,
  newGrantSchema,
  reasonedSchema,
  versionedSchema,
} from '../../contracts/identity/inputs.ts';
import { assignmentView, delegationView, grantView } from '../../contracts/identity/views.ts';
import {
  assignmentList,
  assignRole,
  delegate,
  delegationList,
  grant,
  grantList,
  revokeAssignment,
  revokeDelegation,
  revokeGrant,
} from '../../domain/identity/index.ts';
import type { AnyRoute } from '../framework/route.ts';
import { changeRoute, createRoute, readRoutes } from './table.ts';

const grants = '/api/identity/grants';
const assignments = '/api/identity/assignments';
const delegations = '/api/identity/delegations';

/** What roles may do, who holds them, and who acts for whom. */
export const grantRoutes: AnyRoute[] = [
  ...readRoutes(grants, grantList, grantView, 'What roles may do'),
  createRoute(grants, { verb: 'grant', subject: 'Grant' }, newGrantSchema, grant, 'Give a role a verb on a subject'),
  changeRoute(
    'post',
    `${grants}/:id/revoke`,
    { verb: 'revoke', subject: 'Grant' },
    reasonedSchema,
    revokeGrant,
    'Take a verb back from a role',
  ),
  ...readRoutes(assignments, assignmentList, assignmentView, 'Who holds which role'),
  createRoute(
    assignments,
    { verb: 'grant', subject: 'Assignment' },
    newAssignmentSchema,
    assignRole,
    'Give a role to a person',
  ),
  changeRoute(
    'post',
    `${assignments}/:id/revoke`,
    { verb: 'revoke', subject: 'Assignment' },
    reasonedSchema,
    revokeAssignment,
    'Take a role back from a person',
  ),
  ...readRoutes(delegations, delegationList, delegationView, 'Who acts for whom'),
  createRoute(
    delegations,
    { verb: 'delegate', subject: 'Delegation' },
    newDelegationSchema,
    delegate,
    'Let somebody act for somebody for a while',
  ),
  changeRoute(
    'post',
    `${delegations}/:id/revoke`,
    { verb: 'revoke', subject: 'Delegation' },
    versionedSchema,
    revokeDelegation,
    'End a delegation before its time',
  ),
];
