import { isUuid } from '../../../../../../contracts/ids.ts';
import { subjects } from '../../../../../../contracts/permissions.ts';
import type { FilterValues } from '../../shared/ui-filter-bar/filter.ts';
import { recordList } from '../../records/ui-list/list-spec.ts';
import type { AuditEntry } from '../data/admin-types.ts';
import { actionWords } from '../util-audit/action-words.ts';
import { subjectWord } from '../util-rules/rule-words.ts';

export const AUDIT = '/api/admin/audit';

export const auditList = recordList<AuditEntry>({
  path: AUDIT,
  title: 'admin.tabs.audit',
  icon: 'history',
  empty: 'audit.none',
  sort: '-at',
  live: ['Audit'],
  ask: withInstants,
  columns: ({ i18n }) => [
    {
      id: 'what',
      label: 'audit.what',
      narrow: 'title',
      value: (row) => actionWords(i18n, row.action, row.subject),
    },
    { id: 'at', label: 'records.at', sort: 'at', show: 'when', of: (row) => row.at },
    {
      id: 'actor',
      label: 'records.by',
      value: (row) => (row.onBehalfOf ? i18n.t('audit.behalf', { who: row.actor, whom: row.onBehalfOf }) : row.actor),
    },
    { id: 'record', label: 'audit.record', value: (row) => recordOf(row) },
    { id: 'reason', label: 'common.reason', value: (row) => row.reason },
  ],
  filters: ({ i18n, lookup }) => [
    {
      id: 'subject',
      label: 'rule.subject',
      kind: 'choice',
      options: () => Object.keys(subjects).map((value) => ({ value, label: subjectWord({ i18n }, value) })),
    },
    { id: 'actor', label: 'records.by', kind: 'lookup', search: (text) => lookup.choices('people', text) },
    { id: 'from', label: 'audit.from', kind: 'date' },
    { id: 'until', label: 'audit.until', kind: 'date' },
    { id: 'action', label: 'audit.action', kind: 'text' },
    { id: 'ref', label: 'audit.ref', kind: 'text' },
  ],
});

/** The code of the record, where the change tells it. */
export function recordOf({ after, before, ref }: AuditEntry): string {
  for (const field of ['code', 'username', 'scope', 'revision', 'name']) {
    const value = (after ?? before)?.[field] ?? before?.[field];
    if (typeof value === 'string') return value;
  }
  return isUuid(ref) ? '' : ref;
}

/** Days are the person's days: until the end of the last one. */
function withInstants({ from, until, ...rest }: FilterValues): FilterValues {
  const start = (day: string, later = 0): string => {
    const at = new Date(`${day}T00:00:00`);
    at.setDate(at.getDate() + later);
    return at.toISOString();
  };
  return { ...rest, ...(from ? { from: start(from) } : {}), ...(until ? { until: start(until, 1) } : {}) };
}
