import type { ListSpec } from '../foundation/index.ts';
import type { AnyMasterKind, MasterView } from './master-kind.ts';

/** The list of a kind of master data, from its view. */
export function masterList(kind: AnyMasterKind): ListSpec {
  return {
    from: kind.view.from,
    columns: { ...kind.view.columns, ...stamps(kind.view) },
    filters: { ...kind.view.filters, active: 't.active = (?)::boolean' },
    search: kind.view.search,
    sorts: { code: { sql: kind.view.key, type: 'text' }, updatedAt: { sql: 't.updated_at', type: 'timestamptz' } },
    defaultSort: 'code',
  };
}

function stamps(view: MasterView): Record<string, string> {
  const own = { active: 't.active', version: 't.version', updatedAt: 't.updated_at', updatedBy: 't.updated_by' };
  return 'plantId' in view.attributes ? { plantId: view.attributes['plantId']!.sql, ...own } : own;
}
