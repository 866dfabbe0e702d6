import {
  orderStates,
  requisitionSources,
  requisitionStates,
} from '../../../../../../contracts/procurement/vocabulary.ts';
import type { OrderState, RequisitionState } from '../../../../../../contracts/procurement/vocabulary.ts';
import type { Tone } from '../../records/ui-list/list-spec.ts';
import { choices, lookup, recordList } from '../../records/ui-list/list-spec.ts';
import type { Tab } from '../../records/ui-list/tabs.ts';
import type { PurchaseOrderRow, ReceiptRow, RequisitionRow } from '../data/purchasing-types.ts';
import { ORDERS, RECEIPTS, REQUISITIONS } from '../data/purchasing-types.ts';

export const PURCHASING_TABS: Tab[] = [
  { path: '/purchasing', label: 'purchasing.tabs.requisitions', exact: true, right: 'read:Requisition' },
  { path: '/purchasing/orders', label: 'purchasing.tabs.orders', right: 'read:PurchaseOrder' },
  { path: '/purchasing/receipts', label: 'purchasing.tabs.receipts', right: 'read:Receipt' },
];

const REQUISITION_TONES: Partial<Record<RequisitionState, Tone>> = {
  submitted: 'info',
  approved: 'ok',
  ordered: 'ok',
  rejected: 'danger',
};
const ORDER_TONES: Partial<Record<OrderState, Tone>> = {
  approved: 'info',
  sent: 'info',
  confirmed: 'info',
  'partially-received': 'warn',
  received: 'ok',
};

export function requisitionTone(state: RequisitionState): Tone {
  return REQUISITION_TONES[state] ?? '';
}

export function orderTone(state: OrderState): Tone {
  return ORDER_TONES[state] ?? '';
}

export const requisitionList = recordList<RequisitionRow>({
  path: REQUISITIONS,
  title: 'purchasing.tabs.requisitions',
  search: 'purchasing.searchRequisitions',
  icon: 'file-text',
  empty: 'purchasing.noRequisitions',
  sort: '-createdAt',
  live: ['Requisition'],
  link: (row) => ['/purchasing/requisitions', row.id],
  columns: ({ i18n, names }) => [
    { id: 'code', label: 'purchasing.requisition', sort: 'code', narrow: 'title', value: (row) => row.code },
    {
      id: 'what',
      label: 'purchasing.what',
      value: (row) =>
        row.lines.map((line) => `${i18n.text(line.itemName, line.item)} ${line.quantity} ${line.unit}`).join(' · '),
    },
    {
      id: 'source',
      label: 'quality.source',
      value: (row) => `${i18n.maybe(`requisitionSources.${row.source}`, row.source)} ${row.sourceCode ?? ''}`,
    },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.t(`requisitions.states.${row.state}`),
      tone: (row) => requisitionTone(row.state),
    },
    {
      id: 'amount',
      label: 'purchasing.amount',
      align: 'end',
      value: (row) => (row.amount ? `${row.amount} ${row.currency}` : null),
    },
    { id: 'by', label: 'records.by', narrow: 'hide', value: (row) => names.person(row.createdBy) },
    { id: 'createdAt', label: 'records.at', sort: 'createdAt', show: 'when', of: (row) => row.createdAt },
  ],
  filters: (help) => [
    choices(help, 'state', 'records.state', requisitionStates, 'requisitions.states'),
    choices(help, 'source', 'quality.source', requisitionSources, 'requisitionSources'),
    lookup(help, 'item', 'records.item', 'items'),
  ],
});

export const orderList = recordList<PurchaseOrderRow>({
  path: ORDERS,
  title: 'purchasing.tabs.orders',
  search: 'purchasing.searchOrders',
  icon: 'shopping-cart',
  empty: 'purchasing.noOrders',
  sort: '-createdAt',
  live: ['PurchaseOrder', 'Receipt'],
  link: (row) => ['/purchasing/orders', row.id],
  columns: ({ i18n }) => [
    { id: 'code', label: 'purchasing.order', sort: 'code', narrow: 'title', value: (row) => row.code },
    { id: 'supplier', label: 'stock.supplier', value: (row) => i18n.text(row.supplierName, row.supplier) },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.t(`purchaseOrders.states.${row.state}`),
      tone: (row) => orderTone(row.state),
    },
    {
      id: 'amount',
      label: 'purchasing.amount',
      align: 'end',
      value: (row) => (row.amount ? `${row.amount} ${row.currency}` : null),
    },
    { id: 'requisition', label: 'purchasing.requisition', value: (row) => row.requisition },
    { id: 'expected', label: 'purchasing.expected', show: 'day', of: (row) => row.expectedOn },
    { id: 'createdAt', label: 'records.at', sort: 'createdAt', show: 'when', of: (row) => row.createdAt },
  ],
  filters: (help) => [
    choices(help, 'state', 'records.state', orderStates, 'purchaseOrders.states'),
    lookup(help, 'supplier', 'stock.supplier', 'suppliers'),
    lookup(help, 'item', 'records.item', 'items'),
  ],
});

export const receiptList = recordList<ReceiptRow>({
  path: RECEIPTS,
  title: 'purchasing.tabs.receipts',
  search: 'purchasing.searchReceipts',
  icon: 'truck',
  empty: 'purchasing.noReceipts',
  sort: '-createdAt',
  live: ['Receipt'],
  link: (row) => ['/purchasing/receipts', row.id],
  columns: ({ i18n, names }) => [
    { id: 'code', label: 'purchasing.receipt', sort: 'code', narrow: 'title', value: (row) => row.code },
    { id: 'order', label: 'purchasing.order', value: (row) => row.order },
    { id: 'supplier', label: 'stock.supplier', value: (row) => i18n.text(row.supplierName, row.supplier) },
    { id: 'note', label: 'purchasing.deliveryNote', value: (row) => row.deliveryNote },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.maybe(`receipts.states.${row.state}`, row.state),
    },
    { id: 'by', label: 'records.by', value: (row) => names.person(row.createdBy) },
    { id: 'createdAt', label: 'records.at', sort: 'createdAt', show: 'when', of: (row) => row.createdAt },
  ],
  filters: (help) => [lookup(help, 'supplier', 'stock.supplier', 'suppliers')],
});
