import { inspectionLotStates, stages } from '../../../../../../contracts/quality/vocabulary.ts';
import type { InspectionLotState } from '../../../../../../contracts/quality/vocabulary.ts';
import type { Tone } from '../../records/ui-list/list-spec.ts';
import { choices, lookup, recordList } from '../../records/ui-list/list-spec.ts';
import type { Tab } from '../../records/ui-list/tabs.ts';
import type { InspectionLotRow, NonconformanceRow } from '../data/quality-types.ts';
import { LOTS, NONCONFORMANCES } from '../data/quality-types.ts';

export const QUALITY_TABS: Tab[] = [
  { path: '/inspections', label: 'nav.inspections', exact: true, right: 'read:InspectionLot' },
  { path: '/inspections/nonconformances', label: 'quality.nonconformances', right: 'read:InspectionLot' },
];

export function lotTone(row: { state: InspectionLotState; rejected: string }): Tone {
  if (row.state === 'judged' || row.state === 'closed') return row.rejected === '0' ? 'ok' : 'danger';
  return row.state === 'cancelled' ? '' : 'info';
}

export const inspectionLotList = recordList<InspectionLotRow>({
  path: LOTS,
  title: 'nav.inspections',
  search: 'quality.search',
  icon: 'clipboard-check',
  empty: 'quality.none',
  sort: '-createdAt',
  live: ['InspectionLot'],
  link: (row) => ['/inspections', row.id],
  columns: ({ i18n }) => [
    { id: 'code', label: 'quality.lot', sort: 'code', narrow: 'title', value: (row) => row.code },
    { id: 'item', label: 'records.item', value: (row) => i18n.text(row.itemName, row.item) },
    { id: 'stage', label: 'quality.stage', value: (row) => i18n.t(`stages.${row.stage}`) },
    { id: 'source', label: 'quality.source', value: (row) => row.sourceCode },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.t(`inspectionLots.states.${row.state}`),
      tone: lotTone,
    },
    { id: 'quantity', label: 'records.quantity', align: 'end', value: (row) => `${row.quantity} ${row.unit}` },
    { id: 'accepted', label: 'quality.accepted', align: 'end', show: 'quantity', value: (row) => row.accepted },
    { id: 'rejected', label: 'quality.rejected', align: 'end', show: 'quantity', value: (row) => row.rejected },
    { id: 'createdAt', label: 'records.at', sort: 'createdAt', show: 'when', of: (row) => row.createdAt },
  ],
  filters: (help) => [
    choices(help, 'state', 'records.state', inspectionLotStates, 'inspectionLots.states'),
    choices(help, 'stage', 'quality.stage', stages, 'stages'),
    lookup(help, 'item', 'records.item', 'items'),
  ],
});

export const nonconformanceList = recordList<NonconformanceRow>({
  path: NONCONFORMANCES,
  title: 'quality.nonconformances',
  search: 'quality.searchNonconformances',
  icon: 'triangle-alert',
  empty: 'quality.noNonconformances',
  sort: '-createdAt',
  live: ['InspectionLot'],
  link: (row) => ['/inspections/nonconformances', row.id],
  columns: ({ i18n }) => [
    { id: 'code', label: 'quality.nonconformance', sort: 'code', narrow: 'title', value: (row) => row.code },
    { id: 'item', label: 'records.item', value: (row) => i18n.text(row.itemName, row.item) },
    { id: 'lot', label: 'quality.lot', value: (row) => row.inspectionLot },
    { id: 'reason', label: 'report.reason', value: (row) => i18n.text(row.reasonName, row.reason ?? '') },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.maybe(`nonconformances.states.${row.state}`, row.state),
      tone: (row) => (row.state === 'open' ? 'warn' : 'ok'),
    },
    { id: 'quantity', label: 'records.quantity', align: 'end', value: (row) => `${row.quantity} ${row.unit}` },
    { id: 'decided', label: 'quality.decided', align: 'end', show: 'quantity', value: (row) => row.decided },
    { id: 'createdAt', label: 'records.at', sort: 'createdAt', show: 'when', of: (row) => row.createdAt },
  ],
  filters: (help) => [lookup(help, 'item', 'records.item', 'items')],
});
