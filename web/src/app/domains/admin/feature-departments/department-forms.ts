import type { FieldSpec } from '../../forms/util-form/build-form.ts';
import type { Values } from '../../forms/util-form/form-model.ts';
import type { DepartmentRow } from '../data/admin-types.ts';

const shared: FieldSpec[] = [
  { key: 'zh', type: 'text', label: 'admin.nameZh', required: true, maxLength: 100, width: 'half' },
  { key: 'en', type: 'text', label: 'admin.nameEn', maxLength: 100, width: 'half' },
  { key: 'parentId', type: 'select', label: 'admin.departments.parent', lookup: { name: 'department-ids' } },
];

export const newDepartmentFields: FieldSpec[] = [
  {
    key: 'code',
    type: 'text',
    label: 'masterdata.code',
    help: 'admin.people.usernameHelp',
    required: true,
    maxLength: 60,
    pattern: '[a-z0-9][a-z0-9._-]*',
  },
  ...shared,
];

export const changeDepartmentFields = shared;

export const headFields: FieldSpec[] = [
  {
    key: 'headId',
    type: 'select',
    label: 'admin.departments.head',
    help: 'admin.departments.headHelp',
    lookup: { name: 'people-ids' },
  },
];

export function departmentInput({ zh, en, ...rest }: Values): Values {
  return { ...rest, name: { zh, ...(en ? { en } : {}) } };
}

export function departmentValues({ name, parent }: DepartmentRow): Values {
  return { zh: name.zh, en: name.en ?? '', parentId: parent?.id ?? null };
}
