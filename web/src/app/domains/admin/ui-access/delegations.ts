import type { FieldSpec } from '../../forms/util-form/build-form.ts';
import { recordList } from '../../records/ui-list/list-spec.ts';
import type { RecordListSpec, Tone } from '../../records/ui-list/list-spec.ts';
import type { Key } from '../../shared/util-i18n/i18n.ts';
import type { DelegationRow } from '../data/admin-types.ts';

export const DELEGATIONS = '/api/identity/delegations';

type State = 'ended' | 'over' | 'coming' | 'running';

const TONES: Record<State, Tone> = { ended: '', over: '', coming: 'info', running: 'ok' };

function stateOf(row: DelegationRow, now = Date.now()): State {
  if (row.revokedAt) return 'ended';
  if (Date.parse(row.until) <= now) return 'over';
  return Date.parse(row.validFrom) > now ? 'coming' : 'running';
}

export function isOpen(row: DelegationRow): boolean {
  return ['coming', 'running'].includes(stateOf(row));
}

export const delegationList: RecordListSpec<DelegationRow> = recordList<DelegationRow>({
  path: DELEGATIONS,
  title: 'admin.tabs.delegations',
  icon: 'user-check',
  empty: 'admin.delegations.none',
  emptyText: 'admin.delegations.intro',
  defaults: { current: 'true' },
  sort: '-validFrom',
  live: ['Delegation', 'Session'],
  columns: ({ i18n }) => [
    { id: 'from', label: 'admin.delegations.from', narrow: 'title', value: (row) => i18n.text(row.from.name) },
    { id: 'to', label: 'admin.delegations.to', value: (row) => i18n.text(row.to.name) },
    { id: 'roles', label: 'admin.people.roles', value: (row) => row.roles.join(' · ') },
    { id: 'validFrom', label: 'admin.delegations.start', sort: 'validFrom', show: 'when', of: (row) => row.validFrom },
    { id: 'until', label: 'admin.delegations.end', show: 'when', of: (row) => row.until },
    { id: 'reason', label: 'common.reason', value: (row) => row.reason },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.t(`admin.delegations.states.${stateOf(row)}` satisfies Key),
      tone: (row) => TONES[stateOf(row)],
    },
  ],
  filters: ({ i18n, lookup }) => [
    {
      id: 'current',
      label: 'records.state',
      kind: 'choice',
      options: () => [
        { value: 'true', label: i18n.t('admin.delegations.current') },
        { value: 'false', label: i18n.t('admin.delegations.past') },
        { value: 'all', label: i18n.t('masterdata.all') },
      ],
    },
    {
      id: 'from',
      label: 'admin.delegations.from',
      kind: 'lookup',
      search: (text) => lookup.choices('people', text),
    },
    { id: 'to', label: 'admin.delegations.to', kind: 'lookup', search: (text) => lookup.choices('people', text) },
  ],
});

/** `forOthers`: whether one may let somebody act for somebody else; `roles`: one's own, to choose from. */
export function delegationFields(forOthers: boolean, roles: readonly { value: string; label: string }[]): FieldSpec[] {
  return [
    ...(forOthers ? [awayField] : []),
    {
      key: 'toId',
      type: 'select',
      label: 'admin.delegations.to',
      lookup: { name: 'people-ids' },
      required: true,
      width: forOthers ? 'half' : 'full',
    },
    ...periodFields,
    ...(!forOthers && roles.length > 1 ? [rolesField(roles)] : []),
    { key: 'reason', type: 'text', label: 'common.reason', required: true, maxLength: 1000 },
  ];
}

const awayField: FieldSpec = {
  key: 'fromId',
  type: 'select',
  label: 'admin.delegations.from',
  help: 'admin.delegations.fromHelp',
  lookup: { name: 'people-ids' },
  width: 'half',
};

const periodFields: FieldSpec[] = [
  {
    key: 'validFrom',
    type: 'datetime',
    label: 'admin.delegations.start',
    help: 'admin.delegations.startHelp',
    width: 'half',
  },
  {
    key: 'until',
    type: 'datetime',
    label: 'admin.delegations.end',
    help: 'admin.delegations.endHelp',
    required: true,
    width: 'half',
  },
];

function rolesField(roles: readonly { value: string; label: string }[]): FieldSpec {
  return {
    key: 'roles',
    type: 'select',
    label: 'admin.delegations.roles',
    help: 'admin.delegations.rolesHelp',
    multiple: true,
    options: roles.map(({ value, label }) => ({ value, label: { text: label } })),
  };
}
