/** People, roles, grants and delegations: who somebody is, and what that person may do now. */
export { PersonAbility } from './ability.ts';
export { Identities, identityOfUser, setupActor, systemActor, systemUser } from './actors.ts';
export type { Identity } from './actors.ts';
export { demoUsernames, demoUsers, seedDemoIdentity } from './demo.ts';
export { identityEntities } from './entities/index.ts';
export { identityExtras } from './extras.ts';
export { checkPassword } from './log-in.ts';
export { identityVersion, touchIdentity } from './organization.ts';
export type { Person } from './person.ts';
export { csrfTokenOf } from './secrets.ts';
export { seedDefaultRoles, setupContext } from './seed.ts';
export type { SeededIdentity } from './seed.ts';
export { closeSession, openSession, recognizeSession, sessionLimits } from './sessions.ts';
export type { Recognized } from './sessions.ts';
export { createToken, recognizeToken, revokeToken, tokensOf } from './tokens.ts';
export type { TokenRow } from './tokens.ts';
export { whereFor } from './where.ts';
export type { Column, Where } from './where.ts';
