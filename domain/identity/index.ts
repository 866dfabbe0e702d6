/** People, roles, grants and delegations: who somebody is, and what that person may do now. */
export { PersonAbility } from './ability.ts';
export { Identities, identityOfUser, setupActor, systemActor, systemUser } from './actors.ts';
export type { Identity } from './actors.ts';
export { demoUsernames, demoUsers, seedDemoIdentity } from './demo.ts';
export { identityEntities } from './entities/index.ts';
export { identityExtras } from './extras.ts';
export { renewAdministratorLink, seedFirstAdministrator } from './first-administrator.ts';
export { checkPassword } from './log-in.ts';
export { chooseLocale, choosePassword, usePasswordLink } from './own-account.ts';
export { identityVersion, touchIdentity } from './organization.ts';
export type { Person } from './person.ts';
export { csrfTokenOf } from './secrets.ts';
export { seedDefaultRoles, setupContext } from './seed.ts';
export type { SeededIdentity } from './seed.ts';
export { sessionUser, setupNeeded } from './session-view.ts';
export type { SessionUser } from './session-view.ts';
export { closeSession, openSession, recognizeSession, sessionLimits, stillStands } from './sessions.ts';
export type { Recognized } from './sessions.ts';
export { createToken, recognizeToken, revokeToken, tokensOf } from './tokens.ts';
export type { TokenRow } from './tokens.ts';
export { whereFor } from './where.ts';
export type { Column, Where } from './where.ts';
export { assignRole, revokeAssignment } from './commands/assign.ts';
export { changeDepartment, setDepartmentPowers } from './commands/change-department.ts';
export { changeUser } from './commands/change-user.ts';
export { createDepartment } from './commands/create-department.ts';
export { createUser } from './commands/create-user.ts';
export { delegate, revokeDelegation } from './commands/delegate.ts';
export { activateDepartment, deactivateDepartment } from './commands/department-active.ts';
export { grant, revokeGrant } from './commands/grant.ts';
export { activateRole, changeRole, createRole, deactivateRole } from './commands/roles.ts';
export { issuePasswordLink, unlockUser } from './commands/user-access.ts';
export { activateUser, deactivateUser } from './commands/user-active.ts';
export { withoutHidden, withoutHiddenInside } from './hidden-fields.ts';
export { exportUsers, importUsers, userColumns } from './import-users.ts';
export {
  assignmentList,
  delegationList,
  departmentList,
  findIdentity,
  grantList,
  listIdentity,
  roleList,
  userList,
} from './lists.ts';
export { userIdOf } from './look-up.ts';
export { identityJobs } from './jobs.ts';
export type { IdentityList } from './lists.ts';
export { explain } from './explain.ts';
export type { Explanation } from './explain.ts';
