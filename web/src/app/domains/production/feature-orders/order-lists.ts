import { choices, lookup, recordList } from '../../records/ui-list/list-spec.ts';
import type { WorkOrderRow, WorkReportRow } from '../data/production-client.ts';
import { share } from '../data/remaining.ts';
import { ORDER_STATES, REPORT_STATES, orderTone, reportTone } from './order-words.ts';

export const workOrderList = recordList<WorkOrderRow>({
  path: '/api/production/work-orders',
  title: 'nav.workOrders',
  search: 'workOrders.search',
  icon: 'factory',
  empty: 'workOrders.none',
  sort: '-createdAt',
  live: ['WorkOrder', 'WorkReport'],
  link: (row) => ['/work-orders', row.id],
  columns: ({ i18n }) => [
    { id: 'code', label: 'workOrders.code', sort: 'code', narrow: 'title', value: (row) => row.code },
    { id: 'item', label: 'records.item', value: (row) => `${i18n.text(row.itemName, row.item)} · ${row.item}` },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.t(`workOrders.states.${row.state}`),
      tone: (row) => orderTone(row.state),
    },
    {
      id: 'progress',
      label: 'workOrders.progress',
      show: 'bar',
      value: (row) => `${row.quantityGood} / ${row.quantityPlanned} ${row.unit}`,
      of: (row) => share(row.quantityGood, row.quantityPlanned),
    },
    { id: 'scrap', label: 'report.fields.scrap', align: 'end', show: 'quantity', value: (row) => row.quantityScrap },
    { id: 'line', label: 'workOrders.line', narrow: 'hide', value: (row) => i18n.text(row.lineName, row.line ?? '') },
    { id: 'due', label: 'workOrders.due', sort: 'dueAt', show: 'due', of: (row) => (isOver(row) ? null : row.dueAt) },
  ],
  filters: (help) => [
    choices(help, 'state', 'records.state', ORDER_STATES, 'workOrders.states'),
    lookup(help, 'item', 'records.item', 'items'),
    lookup(help, 'line', 'workOrders.line', 'lines'),
  ],
});

export const workReportList = recordList<WorkReportRow>({
  path: '/api/production/work-reports',
  title: 'workOrders.tabs.reports',
  search: 'workOrders.searchReports',
  icon: 'clipboard-check',
  empty: 'workOrders.noReports',
  sort: '-createdAt',
  live: ['WorkReport'],
  link: (row) => ['/work-orders/reports', row.id],
  columns: ({ i18n, names }) => [
    { id: 'code', label: 'workOrders.report', sort: 'code', narrow: 'title', value: (row) => row.code },
    { id: 'workOrder', label: 'workOrders.code', value: (row) => row.workOrder },
    { id: 'item', label: 'records.item', value: (row) => i18n.text(row.itemName, row.item) },
    { id: 'operation', label: 'report.operation', value: (row) => `${row.operation} ${i18n.text(row.operationName)}` },
    { id: 'good', label: 'report.fields.good', align: 'end', show: 'quantity', value: (row) => row.good },
    { id: 'scrap', label: 'report.fields.scrap', align: 'end', show: 'quantity', value: (row) => row.scrap },
    { id: 'rework', label: 'report.fields.rework', align: 'end', show: 'quantity', value: (row) => row.rework },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.t(`workReports.states.${row.state}`),
      tone: (row) => reportTone(row.state),
    },
    { id: 'by', label: 'records.by', value: (row) => names.person(row.reportedBy) },
    { id: 'at', label: 'records.at', sort: 'createdAt', show: 'when', of: (row) => row.createdAt },
  ],
  filters: (help) => [
    choices(help, 'state', 'records.state', REPORT_STATES, 'workReports.states'),
    lookup(help, 'item', 'records.item', 'items'),
  ],
});

function isOver(row: WorkOrderRow): boolean {
  return ['completed', 'closed', 'cancelled'].includes(row.state);
}
