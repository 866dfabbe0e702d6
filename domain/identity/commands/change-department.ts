import type { z } from 'zod';
import { identityFault } from '../../../contracts/identity/errors.ts';
import { departmentChangeSchema, departmentPowersSchema } from '../../../contracts/identity/inputs.ts';
import { changeRecord, defineCommand, permit, readRecord, requireVersion } from '../../foundation/index.ts';
import type { Command, CommandContext } from '../../foundation/index.ts';
import { departmentKind } from '../kinds.ts';
import type { Changed } from '../kinds.ts';
import { activeDepartment, activeUser } from '../look-up.ts';
import { touchIdentity } from '../organization.ts';
import { withId } from '../with-id.ts';

type Change = z.output<typeof departmentChangeSchema> & { id: string };
type Powers = z.output<typeof departmentPowersSchema> & { id: string };

/** Name and place in the tree. */
export const changeDepartment: Command<Change, Changed> = defineCommand({
  name: 'identity.change-department',
  input: withId(departmentChangeSchema),
  run: async (context, { id, version, ...changes }) => {
    await lockTree(context);
    const department = await readRecord(context.tx, departmentKind, id, { lock: true });
    permit(context, { verb: 'update', subject: 'Department' }, { departmentId: id });
    requireVersion(department, version);
    if (changes.parentId && changes.parentId !== department.parentId) {
      await activeDepartment(context, changes.parentId, 'parentId');
      await refuseCycle(context, id, changes.parentId);
    }
    const changed = await changeRecord(context, departmentKind, 'identity.change-department', department, changes);
    await touchIdentity(context.tx);
    return { id, version: changed.version };
  },
});

/** What IT sets: the head, who gives the department's roles to people, and the ceiling of those roles. */
export const setDepartmentPowers: Command<Powers, Changed> = defineCommand({
  name: 'identity.set-department-powers',
  input: withId(departmentPowersSchema),
  run: async (context, { id, version, ...changes }) => {
    const department = await readRecord(context.tx, departmentKind, id, { lock: true });
    permit(context, { verb: 'administer', subject: 'Department' }, { departmentId: id });
    requireVersion(department, version);
    if (changes.headId) await activeUser(context, changes.headId, 'headId');
    const changed = await changeRecord(context, departmentKind, 'identity.set-department-powers', department, changes);
    await touchIdentity(context.tx);
    return { id, version: changed.version };
  },
});

/** Two moves at once could close a circle that neither of them sees. */
async function lockTree(context: CommandContext): Promise<void> {
  await context.tx.query('select 1 from identity_state where id = 1 for update');
}

async function refuseCycle(context: CommandContext, id: string, parentId: string): Promise<void> {
  const above = await context.tx.query(
    `with recursive up as (
       select id, parent_id from department where id = $1
       union select d.id, d.parent_id from department d join up on d.id = up.parent_id)
     select 1 from up where id = $2`,
    [parentId, id],
  );
  if (above.length > 0) throw identityFault('tree-cycle', { detail: `${parentId} is below ${id}` });
}
