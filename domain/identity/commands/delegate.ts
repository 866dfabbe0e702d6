import type { z } from 'zod';
import { fault } from '../../../contracts/errors.ts';
import { identityFault } from '../../../contracts/identity/errors.ts';
import { newDelegationSchema, versionedSchema } from '../../../contracts/identity/inputs.ts';
import {
  changeRecord,
  createRecord,
  defineCommand,
  permit,
  readRecord,
  requireVersion,
} from '../../foundation/index.ts';
import type { Command, CommandContext } from '../../foundation/index.ts';
import { delegationKind, userKind } from '../kinds.ts';
import type { Changed } from '../kinds.ts';
import type { UserRow } from '../kinds.ts';
import { activeUser } from '../look-up.ts';
import { touchIdentity } from '../organization.ts';
import { endsTooEarly } from '../period.ts';
import { withId } from '../with-id.ts';

type New = z.output<typeof newDelegationSchema>;
type End = z.output<typeof versionedSchema> & { id: string };

/** Longer absences are no delegation but a new role. */
const longestDays = 92;

/** 代班: somebody acts for another person in roles that this person holds by own right, until it ends by itself. */
export const delegate: Command<New, Changed> = defineCommand({
  name: 'identity.delegate',
  input: newDelegationSchema,
  run: async (context, input) => {
    const from = await activeUser(context, input.fromId ?? context.actor.userId, 'fromId');
    const to = await activeUser(context, input.toId, 'toId');
    permit(context, { verb: 'delegate', subject: 'Delegation' }, delegationScope(from, to));
    if (from.id !== context.actor.userId && to.id === context.actor.userId)
      throw fault('forbidden', { detail: 'nobody lets themselves act for somebody else; another head does' });
    if (from.id === to.id) throw fault('invalid-input', { detail: 'nobody acts for themselves' });
    const validFrom = input.validFrom === undefined ? context.at : new Date(input.validFrom);
    const until = new Date(input.until);
    if (until <= validFrom || until <= context.at) throw endsTooEarly('until');
    if (until.getTime() - validFrom.getTime() > longestDays * 86_400_000)
      throw fault('invalid-input', { detail: `a delegation lasts at most ${longestDays} days` });
    const row = await createRecord(context, delegationKind, 'identity.delegate', {
      fromId: from.id,
      toId: to.id,
      roles: await rolesToDelegate(context, from, input.roles),
      validFrom,
      until,
      reason: input.reason,
      revokedAt: null,
      revokedBy: null,
    });
    await touchIdentity(context.tx);
    return { id: row.id, version: row.version };
  },
});

/** What conditions on delegations speak of. */
export function delegationScope(from: UserRow, to: UserRow): object {
  return { from: from.username, to: to.username, departmentId: from.departmentId ?? null };
}

/** Only what the person holds by own right: what was delegated is not passed on. */
async function rolesToDelegate(
  context: CommandContext,
  from: UserRow,
  wanted: string[] | undefined,
): Promise<string[]> {
  const rows = await context.tx.query<{ code: string }>(
    `select distinct r.code from role_assignment a join role r on r.id = a.role_id and r.active
     where a.user_id = $1 and a.revoked_at is null and (a.expires_at is null or a.expires_at > $2) order by r.code`,
    [from.id, context.at],
  );
  const held = rows.map((row) => row.code);
  const foreign = wanted?.filter((code) => !held.includes(code)) ?? [];
  if (foreign.length > 0 || held.length === 0)
    throw identityFault('not-own-role', {
      detail: `${from.username} does not hold ${foreign.join(', ') || 'any role'}`,
    });
  return wanted ? [...new Set(wanted)] : held;
}

/** Ends a delegation before its time; both sides and the department head may. */
export const revokeDelegation: Command<End, Changed> = defineCommand({
  name: 'identity.revoke-delegation',
  input: withId(versionedSchema),
  run: async (context, { id, version, reason }) => {
    const row = await readRecord(context.tx, delegationKind, id, { lock: true });
    const from = await readRecord(context.tx, userKind, row.fromId);
    const to = await readRecord(context.tx, userKind, row.toId);
    permit(context, { verb: 'revoke', subject: 'Delegation' }, delegationScope(from, to));
    requireVersion(row, version);
    if (row.revokedAt) throw fault('conflict', { detail: `it was ended by ${row.revokedBy ?? 'somebody'}` });
    const ended = { revokedAt: context.at, revokedBy: context.actor.user };
    const changed = await changeRecord(context, delegationKind, 'identity.revoke-delegation', row, ended, { reason });
    await touchIdentity(context.tx);
    return { id, version: changed.version };
  },
});
