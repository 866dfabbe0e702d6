import type { z } from 'zod';
import { fault } from '../../../contracts/errors.ts';
import { identityFault } from '../../../contracts/identity/errors.ts';
import { newGrantSchema, reasonedSchema } from '../../../contracts/identity/inputs.ts';
import { ruleSchema, withinCeiling } from '../../../contracts/permissions.ts';
import type { StoredRule } from '../../../contracts/permissions.ts';
import {
  changeRecord,
  createRecord,
  defineCommand,
  permit,
  readRecord,
  requireVersion,
} from '../../foundation/index.ts';
import type { Command } from '../../foundation/index.ts';
import { departmentKind, grantKind, roleKind } from '../kinds.ts';
import type { Changed } from '../kinds.ts';
import { activeRole, grantScope } from '../look-up.ts';
import { touchIdentity } from '../organization.ts';
import { grantedPeriod } from '../period.ts';
import { withId } from '../with-id.ts';

type New = z.output<typeof newGrantSchema>;
type End = z.output<typeof reasonedSchema> & { id: string };

/** Gives a role a verb on a subject, inside the ceiling of its department. */
export const grant: Command<New, Changed> = defineCommand({
  name: 'identity.grant',
  input: newGrantSchema,
  run: async (context, { roleId, reason, validFrom, expiresAt, ...given }) => {
    const rule = parseRule(given);
    const role = await activeRole(context, roleId, 'roleId');
    permit(context, { verb: 'grant', subject: 'Grant' }, await grantScope(context, role));
    const department = await readRecord(context.tx, departmentKind, role.departmentId, { lock: true });
    if (!withinCeiling(rule, department.ceiling))
      throw identityFault('above-ceiling', {
        detail: `${rule.verb} ${rule.subject} is beyond what IT lets ${department.code} give`,
        params: { verb: rule.verb, subject: rule.subject },
      });
    const row = await createRecord(context, grantKind, 'identity.grant', {
      roleId,
      subject: rule.subject,
      verb: rule.verb,
      conditions: rule.conditions ?? null,
      fields: rule.fields ?? null,
      reason,
      ...grantedPeriod({ validFrom, expiresAt }, context.at),
    });
    await touchIdentity(context.tx);
    return { id: row.id, version: row.version };
  },
});

function parseRule(given: object): StoredRule {
  const parsed = ruleSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, code, message }) => ({ path: path.join('.'), code, message }));
  throw fault('invalid-input', { detail: errors[0]!.message, errors });
}

/** Takes a verb back from a role. */
export const revokeGrant: Command<End, Changed> = defineCommand({
  name: 'identity.revoke-grant',
  input: withId(reasonedSchema),
  run: async (context, { id, version, reason }) => {
    const row = await readRecord(context.tx, grantKind, id, { lock: true });
    const role = await readRecord(context.tx, roleKind, row.roleId);
    permit(context, { verb: 'revoke', subject: 'Grant' }, await grantScope(context, role));
    requireVersion(row, version);
    if (row.revokedAt) throw fault('conflict', { detail: `the grant was revoked by ${row.revokedBy ?? 'somebody'}` });
    const ended = { revokedAt: context.at, revokedBy: context.actor.user, revokeReason: reason };
    const changed = await changeRecord(context, grantKind, 'identity.revoke-grant', row, ended, { reason });
    await touchIdentity(context.tx);
    return { id, version: changed.version };
  },
});
