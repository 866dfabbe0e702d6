import type { z } from 'zod';
import { newRoleSchema, roleChangeSchema, versionedSchema } from '../../../contracts/identity/inputs.ts';
import {
  changeRecord,
  createRecord,
  defineCommand,
  permit,
  readRecord,
  requireVersion,
} from '../../foundation/index.ts';
import type { Command } from '../../foundation/index.ts';
import { roleKind } from '../kinds.ts';
import type { Changed } from '../kinds.ts';
import { activeDepartment, keepAnAdministrator, refuseDuplicate } from '../look-up.ts';
import { touchIdentity } from '../organization.ts';
import { withId } from '../with-id.ts';

type New = z.output<typeof newRoleSchema>;
type Change = z.output<typeof roleChangeSchema> & { id: string };
type Versioned = z.output<typeof versionedSchema> & { id: string };

/** A new role of a department, which gives nothing yet. */
export const createRole: Command<New, Changed> = defineCommand({
  name: 'identity.create-role',
  input: newRoleSchema,
  run: async (context, input) => {
    permit(context, { verb: 'create', subject: 'Role' }, { departmentId: input.departmentId });
    await activeDepartment(context, input.departmentId, 'departmentId');
    await refuseDuplicate(context, 'role', 'code', input.code);
    const row = await createRecord(context, roleKind, 'identity.create-role', { ...input, active: true });
    await touchIdentity(context.tx);
    return { id: row.id, version: row.version };
  },
});

/** The name; code and department stay, processes and ceilings rely on them. */
export const changeRole: Command<Change, Changed> = defineCommand({
  name: 'identity.change-role',
  input: withId(roleChangeSchema),
  run: async (context, { id, version, ...changes }) => {
    const role = await readRecord(context.tx, roleKind, id, { lock: true });
    permit(context, { verb: 'update', subject: 'Role' }, role);
    requireVersion(role, version);
    const changed = await changeRecord(context, roleKind, 'identity.change-role', role, changes);
    return { id, version: changed.version };
  },
});

function setActive(name: string, active: boolean): Command<Versioned, Changed> {
  return defineCommand({
    name,
    input: withId(versionedSchema),
    run: async (context, { id, version, reason }) => {
      const role = await readRecord(context.tx, roleKind, id, { lock: true });
      permit(context, { verb: 'deactivate', subject: 'Role' }, role);
      requireVersion(role, version);
      const changed = await changeRecord(context, roleKind, name, role, { active }, { reason });
      if (!active) await keepAnAdministrator(context);
      await touchIdentity(context.tx);
      return { id, version: changed.version };
    },
  });
}

/** The role gives nothing any more; its grants and holders stay on record. */
export const deactivateRole: Command<Versioned, Changed> = setActive('identity.deactivate-role', false);

/** The role gives again what it gave. */
export const activateRole: Command<Versioned, Changed> = setActive('identity.activate-role', true);
