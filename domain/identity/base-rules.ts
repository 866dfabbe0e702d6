import type { Rule } from '../../contracts/permissions.ts';

const me = '$user.username';
const mine = { eq: '$user.headed' };

/** Tasks that are the person's own, or up for one of the person's roles. */
const tasks: Rule[] = (['read', 'claim', 'complete', 'comment'] as const).flatMap((verb): Rule[] => [
  { subject: 'Task', verb, conditions: { assignee: { eq: me } } },
  { subject: 'Task', verb, conditions: { candidateUsers: { eq: me } } },
  { subject: 'Task', verb, conditions: { candidateRoles: { eq: '$user.roles' } } },
]);

/** What everybody with a log-in may do: work on own tasks, look people and words up, hand over for a while. */
export const everyone: readonly Rule[] = [
  ...tasks,
  { subject: 'ProcessDefinition', verb: 'read' },
  { subject: 'Calendar', verb: 'read' },
  { subject: 'Unit', verb: 'read' },
  { subject: 'Reason', verb: 'read' },
  { subject: 'Plant', verb: 'read' },
  { subject: 'User', verb: 'read' },
  { subject: 'Department', verb: 'read' },
  { subject: 'Role', verb: 'read' },
  { subject: 'Command', verb: 'read', conditions: { actor: { eq: me } } },
  { subject: 'Delegation', verb: 'read', conditions: { from: { eq: me } } },
  { subject: 'Delegation', verb: 'read', conditions: { to: { eq: me } } },
  { subject: 'Delegation', verb: 'delegate', conditions: { from: { eq: me } } },
  { subject: 'Delegation', verb: 'revoke', conditions: { from: { eq: me } } },
  { subject: 'Delegation', verb: 'revoke', conditions: { to: { eq: me } } },
];

/** What heads may do in their departments: they, not IT, say who gets which role and what a role may do. */
export const heads: readonly Rule[] = [
  ...(['create', 'update', 'deactivate'] as const).map((verb): Rule => ({
    subject: 'Role',
    verb,
    conditions: { departmentId: mine },
  })),
  ...(['read', 'grant', 'revoke'] as const).flatMap((verb): Rule[] => [
    { subject: 'Grant', verb, conditions: { departmentId: mine } },
    { subject: 'Assignment', verb, conditions: { departmentId: mine } },
  ]),
  ...(['read', 'delegate', 'revoke'] as const).map((verb): Rule => ({
    subject: 'Delegation',
    verb,
    conditions: { departmentId: mine },
  })),
];

/** What comes with acting for somebody: that person's tasks of the delegated roles. */
export const delegates: readonly Rule[] = (['read', 'claim', 'complete', 'comment'] as const).map((verb) => ({
  subject: 'Task',
  verb,
  conditions: { candidateRoles: { eq: '$user.roles' } },
}));
