import type { z } from 'zod';
import { versionedSchema } from '../../../contracts/identity/inputs.ts';
import { changeRecord, defineCommand, permit, readRecord, requireVersion } from '../../foundation/index.ts';
import type { Command } from '../../foundation/index.ts';
import { userKind } from '../kinds.ts';
import type { Changed } from '../kinds.ts';
import { keepAnAdministrator } from '../look-up.ts';
import { touchIdentity } from '../organization.ts';
import { closeSessionsOf } from '../sessions.ts';
import { withId } from '../with-id.ts';

type Input = z.output<typeof versionedSchema> & { id: string };

function setActive(name: string, active: boolean): Command<Input, Changed> {
  return defineCommand({
    name,
    input: withId(versionedSchema),
    run: async (context, { id, version, reason }) => {
      const user = await readRecord(context.tx, userKind, id, { lock: true });
      permit(context, { verb: 'deactivate', subject: 'User' }, user);
      requireVersion(user, version);
      const changed = await changeRecord(context, userKind, name, user, { active }, { reason });
      if (!active) {
        await closeSessionsOf(context.tx, id);
        await keepAnAdministrator(context);
      }
      await touchIdentity(context.tx);
      return { id, version: changed.version };
    },
  });
}

/** Somebody has left: sessions and tokens end, delegations from that person too; open tasks show as stuck. */
export const deactivateUser: Command<Input, Changed> = setActive('identity.deactivate-user', false);

/** Somebody is back, with the roles that still hold. */
export const activateUser: Command<Input, Changed> = setActive('identity.activate-user', true);
