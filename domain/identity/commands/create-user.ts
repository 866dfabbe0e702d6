import type { z } from 'zod';
import { fault } from '../../../contracts/errors.ts';
import { newUserSchema } from '../../../contracts/identity/inputs.ts';
import { createRecord, defineCommand, permit } from '../../foundation/index.ts';
import type { Command, CommandContext } from '../../foundation/index.ts';
import { userKind } from '../kinds.ts';
import type { Changed } from '../kinds.ts';
import { activeDepartment, refuseDuplicate } from '../look-up.ts';
import { touchIdentity } from '../organization.ts';
import { hashPassword } from '../password.ts';
import { setPasswordHash } from '../seed.ts';

type Input = z.output<typeof newUserSchema>;

/** A new person. With a first password, which must be changed at once; without, a one-time link is made for it. */
export const createUser: Command<Input, Changed> = defineCommand({
  name: 'identity.create-user',
  input: newUserSchema,
  run: async (context, input) => {
    const departmentId = input.departmentId ?? null;
    const record = { username: input.username, departmentId };
    permit(context, { verb: 'create', subject: 'User' }, record);
    if (departmentId) await activeDepartment(context, departmentId, 'departmentId');
    await refuseDuplicate(context, 'app_user', 'username', input.username);
    if (input.badge) {
      requireBadgeRight(context, 'create', record);
      await refuseDuplicate(context, 'app_user', 'badge', input.badge);
    }
    const row = await createRecord(context, userKind, 'identity.create-user', {
      ...record,
      name: input.name,
      badge: input.badge ?? null,
      locale: input.locale ?? 'zh-CN',
      active: true,
      mustChangePassword: input.password !== undefined,
    });
    if (input.password !== undefined) await setPasswordHash(context, row.id, await hashPassword(input.password));
    await touchIdentity(context.tx);
    return { id: row.id, version: row.version };
  },
});

/** A badge is a key: it has a right of its own. */
export function requireBadgeRight(context: CommandContext, verb: 'create' | 'update', record: object): void {
  if (context.actor.ability.can(verb, 'User', record, 'badge')) return;
  throw fault('forbidden', { detail: `${context.actor.user} may not give badges` });
}
