import type { z } from 'zod';
import { fault } from '../../../contracts/errors.ts';
import { newAssignmentSchema, reasonedSchema } from '../../../contracts/identity/inputs.ts';
import {
  changeRecord,
  createRecord,
  defineCommand,
  permit,
  readRecord,
  requireVersion,
} from '../../foundation/index.ts';
import type { Command, CommandContext } from '../../foundation/index.ts';
import { assignmentKind, roleKind, userKind } from '../kinds.ts';
import type { Changed } from '../kinds.ts';
import { activeRole, activeUser, keepAnAdministrator } from '../look-up.ts';
import { touchIdentity } from '../organization.ts';
import { grantedPeriod } from '../period.ts';
import { withId } from '../with-id.ts';

type New = z.output<typeof newAssignmentSchema>;
type End = z.output<typeof reasonedSchema> & { id: string };

/** Gives a role to a person, for some departments, plants or lines only if a scope says so. */
export const assignRole: Command<New, Changed> = defineCommand({
  name: 'identity.assign-role',
  input: newAssignmentSchema,
  run: async (context, { userId, roleId, scope = {}, reason, validFrom, expiresAt }) => {
    const role = await activeRole(context, roleId, 'roleId');
    const user = await activeUser(context, userId, 'userId');
    permit(context, { verb: 'grant', subject: 'Assignment' }, scopeOf(role.departmentId, user.username));
    await refuseHeld(context, userId, roleId, scope);
    const row = await createRecord(context, assignmentKind, 'identity.assign-role', {
      userId,
      roleId,
      scope,
      reason,
      ...grantedPeriod({ validFrom, expiresAt }, context.at),
    });
    await touchIdentity(context.tx);
    return { id: row.id, version: row.version };
  },
});

function scopeOf(departmentId: string, username: string): { departmentId: string; grantees: string[] } {
  return { departmentId, grantees: [username] };
}

async function refuseHeld(context: CommandContext, userId: string, roleId: string, scope: object): Promise<void> {
  // Two at once for the same person wait for each other here.
  await context.tx.query('select 1 from app_user where id = $1 for update', [userId]);
  const held = await context.tx.query(
    `select 1 from role_assignment where user_id = $1 and role_id = $2 and scope = $3::jsonb and revoked_at is null
       and (expires_at is null or expires_at > $4)`,
    [userId, roleId, JSON.stringify(scope), context.at],
  );
  if (held.length > 0) throw fault('conflict', { detail: 'the person holds this role already' });
}

/** Takes a role back from a person. */
export const revokeAssignment: Command<End, Changed> = defineCommand({
  name: 'identity.revoke-assignment',
  input: withId(reasonedSchema),
  run: async (context, { id, version, reason }) => {
    const row = await readRecord(context.tx, assignmentKind, id, { lock: true });
    const role = await readRecord(context.tx, roleKind, row.roleId);
    const user = await readRecord(context.tx, userKind, row.userId);
    permit(context, { verb: 'revoke', subject: 'Assignment' }, scopeOf(role.departmentId, user.username));
    requireVersion(row, version);
    if (row.revokedAt) throw fault('conflict', { detail: `the role was taken back by ${row.revokedBy ?? 'somebody'}` });
    const ended = { revokedAt: context.at, revokedBy: context.actor.user, revokeReason: reason };
    const changed = await changeRecord(context, assignmentKind, 'identity.revoke-assignment', row, ended, { reason });
    await keepAnAdministrator(context);
    await touchIdentity(context.tx);
    return { id, version: changed.version };
  },
});
