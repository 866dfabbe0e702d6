import type { AttributeKind } from '../../../../../../contracts/permissions.ts';
import type { Choice } from '../../shared/ui-combobox/combobox.ts';
import type { I18n } from '../../shared/util-i18n/i18n.ts';
import type { LookupClient, LookupName } from '../../shared/util-lookup/lookup-client.ts';

const LISTS: Record<string, LookupName> = {
  plantId: 'plant-ids',
  lineId: 'line-ids',
  departmentId: 'department-ids',
  candidateRoles: 'roles',
  assignee: 'people',
  candidateUsers: 'people',
  excludedUsers: 'people',
  startedBy: 'people',
  actor: 'people',
  reporters: 'people',
  requesters: 'people',
  buyers: 'people',
  username: 'people',
  grantees: 'people',
  from: 'people',
  to: 'people',
};

/** What stands for the person, where it makes sense. */
const OWN: Record<string, string> = { departmentId: 'departments', candidateRoles: 'roles' };

/** Values that a condition may compare an attribute with; `=`-less text is taken as typed. */
export function valueChoices(
  lookup: LookupClient,
  i18n: Pick<I18n, 't' | 'maybe'>,
  attribute: string,
  kind: AttributeKind | undefined,
): (text: string) => Promise<Choice[]> {
  if (kind === 'boolean')
    return () =>
      Promise.resolve([
        { value: 'true', label: i18n.t('common.yes') },
        { value: 'false', label: i18n.t('common.no') },
      ]);
  const list = LISTS[attribute];
  if (!list) return () => Promise.resolve([]);
  const own = OWN[attribute] ?? (list === 'people' ? 'username' : null);
  const mine = own ? [{ value: `$user.${own}`, label: i18n.maybe(`rule.values.${own}`, own) }] : [];
  return async (text) => [
    ...mine.filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(text.toLowerCase())),
    ...(await lookup.choices(list, text.startsWith('$') ? '' : text)),
  ];
}
