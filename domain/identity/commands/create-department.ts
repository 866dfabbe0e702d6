import type { z } from 'zod';
import { newDepartmentSchema } from '../../../contracts/identity/inputs.ts';
import { createRecord, defineCommand, permit } from '../../foundation/index.ts';
import type { Command } from '../../foundation/index.ts';
import { departmentKind } from '../kinds.ts';
import type { Changed } from '../kinds.ts';
import { activeDepartment, refuseDuplicate } from '../look-up.ts';
import { touchIdentity } from '../organization.ts';

type Input = z.output<typeof newDepartmentSchema>;

/** A new department, without a head and with nothing that its roles may be given yet. */
export const createDepartment: Command<Input, Changed> = defineCommand({
  name: 'identity.create-department',
  input: newDepartmentSchema,
  run: async (context, input) => {
    const parentId = input.parentId ?? null;
    permit(context, { verb: 'create', subject: 'Department' }, { departmentId: parentId });
    if (parentId) await activeDepartment(context, parentId, 'parentId');
    await refuseDuplicate(context, 'department', 'code', input.code);
    const row = await createRecord(context, departmentKind, 'identity.create-department', {
      code: input.code,
      name: input.name,
      parentId,
      headId: null,
      ceiling: [],
      active: true,
    });
    await touchIdentity(context.tx);
    return { id: row.id, version: row.version };
  },
});
