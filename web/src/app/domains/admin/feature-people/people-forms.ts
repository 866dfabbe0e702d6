import type { FieldSpec } from '../../forms/util-form/build-form.ts';
import type { Values } from '../../forms/util-form/form-model.ts';
import type { NamedColumn } from '../../records/util-csv/named-columns.ts';
import type { PersonRow } from '../data/admin-types.ts';

const names: FieldSpec[] = [
  { key: 'zh', type: 'text', label: 'admin.nameZh', required: true, maxLength: 100, width: 'half' },
  { key: 'en', type: 'text', label: 'admin.nameEn', maxLength: 100, width: 'half' },
];
const place: FieldSpec[] = [
  { key: 'departmentId', type: 'select', label: 'admin.department', lookup: { name: 'department-ids' }, width: 'half' },
  {
    key: 'locale',
    type: 'select',
    label: 'account.language',
    options: [
      { value: 'zh-CN', label: { text: '中文' } },
      { value: 'en', label: { text: 'English' } },
    ],
    defaultValue: 'zh-CN',
    width: 'half',
  },
];
const badge: FieldSpec = {
  key: 'badge',
  type: 'text',
  label: 'admin.people.badge',
  help: 'admin.people.badgeHelp',
  maxLength: 60,
  width: 'half',
};

/** A new person; `badges`, `roles`: whether one may give them. */
export function newPersonFields(badges: boolean, roles: boolean): FieldSpec[] {
  return [
    {
      key: 'username',
      type: 'text',
      label: 'admin.people.username',
      help: 'admin.people.usernameHelp',
      required: true,
      maxLength: 60,
      pattern: '[a-z0-9][a-z0-9._-]*',
      width: 'half',
    },
    ...(badges ? [badge] : []),
    ...names,
    ...place,
    ...(roles
      ? [
          {
            key: 'roleId',
            type: 'select' as const,
            label: 'admin.people.firstRole' as const,
            help: 'admin.people.firstRoleHelp' as const,
            lookup: { name: 'role-ids' as const },
          },
        ]
      : []),
  ];
}

export function changePersonFields(badges: boolean): FieldSpec[] {
  return [...names, ...place, ...(badges ? [badge] : [])];
}

/** `zh` and `en` are the two sides of one name. */
export function personInput({ zh, en, ...rest }: Values): Values {
  return { ...rest, name: { zh, ...(en ? { en } : {}) } };
}

export function personValues(row: PersonRow): Values {
  return {
    zh: row.name.zh,
    en: row.name.en ?? '',
    departmentId: row.department?.id ?? null,
    locale: row.locale,
    badge: row.badge ?? null,
  };
}

export const roleFields: FieldSpec[] = [
  { key: 'roleId', type: 'select', label: 'admin.people.role', lookup: { name: 'role-ids' }, required: true },
  ...assignmentFields(),
];

export const holderFields: FieldSpec[] = [
  { key: 'userId', type: 'select', label: 'admin.people.person', lookup: { name: 'people-ids' }, required: true },
  ...assignmentFields(),
];

/** Where, how long and why somebody holds a role. */
function assignmentFields(): FieldSpec[] {
  return [
    {
      key: 'plants',
      type: 'select',
      label: 'admin.scope.plants',
      help: 'admin.scope.help',
      lookup: { name: 'plant-ids' },
      multiple: true,
      width: 'half',
    },
    {
      key: 'lines',
      type: 'select',
      label: 'admin.scope.lines',
      help: 'admin.scope.help',
      lookup: { name: 'line-ids' },
      multiple: true,
      width: 'half',
    },
    { key: 'expiresAt', type: 'datetime', label: 'admin.expires', help: 'admin.expiresHelp', width: 'half' },
    { key: 'reason', type: 'text', label: 'common.reason', required: true, maxLength: 1000, width: 'half' },
  ];
}

/** What a form of a role given to somebody sends. */
export function assignmentInput({ plants, lines, ...rest }: Values): Values {
  const scope = { ...(isFilled(plants) ? { plants } : {}), ...(isFilled(lines) ? { lines } : {}) };
  return { ...rest, ...(Object.keys(scope).length > 0 ? { scope } : {}) };
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

/** Columns of the file of people. */
export const peopleColumns: readonly NamedColumn[] = [
  { name: 'username', label: 'admin.people.username', required: true, note: 'admin.people.usernameHelp' },
  { name: 'name.zh', label: 'admin.nameZh', required: true },
  { name: 'name.en', label: 'admin.nameEn' },
  { name: 'badge', label: 'admin.people.badge' },
  { name: 'department', label: 'admin.department', note: 'admin.people.codeNote' },
  { name: 'role', label: 'admin.people.role', note: 'admin.people.codeNote' },
  { name: 'locale', label: 'account.language', note: 'admin.people.localeNote' },
];
