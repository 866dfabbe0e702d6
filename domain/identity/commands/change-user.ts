import type { z } from 'zod';
import { userChangeSchema } from '../../../contracts/identity/inputs.ts';
import { changeRecord, defineCommand, permit, readRecord, requireVersion } from '../../foundation/index.ts';
import type { Command } from '../../foundation/index.ts';
import { userKind } from '../kinds.ts';
import type { Changed } from '../kinds.ts';
import { withId } from '../with-id.ts';
import { activeDepartment, refuseDuplicate } from '../look-up.ts';
import { touchIdentity } from '../organization.ts';
import { requireBadgeRight } from './create-user.ts';

type Input = z.output<typeof userChangeSchema> & { id: string };

/** Name, badge, department and language of a person; the user name never changes. */
export const changeUser: Command<Input, Changed> = defineCommand({
  name: 'identity.change-user',
  input: withId(userChangeSchema),
  run: async (context, { id, version, ...changes }) => {
    const user = await readRecord(context.tx, userKind, id, { lock: true });
    permit(context, { verb: 'update', subject: 'User' }, user);
    requireVersion(user, version);
    if (changes.badge !== undefined && changes.badge !== (user.badge ?? null)) {
      requireBadgeRight(context, 'update', user);
      if (changes.badge) await refuseDuplicate(context, 'app_user', 'badge', changes.badge, id);
    }
    if (changes.departmentId && changes.departmentId !== user.departmentId)
      await activeDepartment(context, changes.departmentId, 'departmentId');
    const changed = await changeRecord(context, userKind, 'identity.change-user', user, changes);
    await touchIdentity(context.tx);
    return { id, version: changed.version };
  },
});
