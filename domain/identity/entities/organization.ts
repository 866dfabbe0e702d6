import { defineEntity, p } from '@mikro-orm/postgresql';
import type { LocalizedText } from '../../../contracts/json.ts';
import type { StoredRule } from '../../../contracts/permissions.ts';
import { recordColumns } from '../../foundation/index.ts';

/** A department. Its head manages its roles, inside the ceiling that IT sets. */
export const Department = defineEntity({
  name: 'Department',
  tableName: 'department',
  properties: {
    ...recordColumns,
    code: p.string().length(60).unique(),
    name: p.json().$type<LocalizedText>(),
    parentId: p.uuid().nullable(),
    headId: p.uuid().nullable(),
    /** What roles of this department may be given at most. */
    ceiling: p.json().$type<StoredRule[]>(),
    active: p.boolean(),
  },
});

/** A role, owned by a department. The code never changes: lanes and assignments in diagrams name it. */
export const Role = defineEntity({
  name: 'Role',
  tableName: 'role',
  properties: {
    ...recordColumns,
    code: p.string().length(60).unique(),
    name: p.json().$type<LocalizedText>(),
    departmentId: p.uuid(),
    active: p.boolean(),
  },
});
