import type { z } from 'zod';
import { fault } from '../../../contracts/errors.ts';
import { versionedSchema } from '../../../contracts/identity/inputs.ts';
import { changeRecord, defineCommand, permit, readRecord, requireVersion } from '../../foundation/index.ts';
import type { Command, CommandContext } from '../../foundation/index.ts';
import { departmentKind } from '../kinds.ts';
import type { Changed } from '../kinds.ts';
import { touchIdentity } from '../organization.ts';
import { withId } from '../with-id.ts';

type Input = z.output<typeof versionedSchema> & { id: string };

function setActive(name: string, active: boolean): Command<Input, Changed> {
  return defineCommand({
    name,
    input: withId(versionedSchema),
    run: async (context, { id, version, reason }) => {
      const department = await readRecord(context.tx, departmentKind, id, { lock: true });
      permit(context, { verb: 'deactivate', subject: 'Department' }, { departmentId: id });
      requireVersion(department, version);
      if (!active) await refuseUsed(context, id);
      const changed = await changeRecord(context, departmentKind, name, department, { active }, { reason });
      await touchIdentity(context.tx);
      return { id, version: changed.version };
    },
  });
}

async function refuseUsed(context: CommandContext, id: string): Promise<void> {
  const [used] = await context.tx.query<{ people: number; roles: number; below: number }>(
    `select (select count(*)::int from app_user where department_id = $1 and active) as people,
            (select count(*)::int from role where department_id = $1 and active) as roles,
            (select count(*)::int from department where parent_id = $1 and active) as below`,
    [id],
  );
  const { people = 0, roles = 0, below = 0 } = used ?? {};
  if (people + roles + below === 0) return;
  throw fault('conflict', {
    detail: `the department still has ${people} people, ${roles} roles and ${below} departments below it`,
  });
}

/** Closes a department that nobody and nothing belongs to any more. */
export const deactivateDepartment: Command<Input, Changed> = setActive('identity.deactivate-department', false);

/** Opens it again. */
export const activateDepartment: Command<Input, Changed> = setActive('identity.activate-department', true);
