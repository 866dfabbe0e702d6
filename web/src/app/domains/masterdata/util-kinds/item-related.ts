import type { Related } from './kind-view.ts';
import { text } from './kind-view.ts';

const ofItem = (row: Record<string, unknown>): Record<string, string> => ({ item: text(row, 'code') });

/** What belongs to an item, in the order in which it is usually asked for. */
export const itemRelated: readonly Related[] = [
  {
    title: 'masterdata.titles.stock',
    none: 'masterdata.none.stock',
    path: '/api/warehouse/stock',
    subject: 'StockBalance',
    query: (row) => ({ ...ofItem(row), real: 'true' }),
    columns: [
      { id: 'location', label: 'stock.location', name: 'locationName' },
      { id: 'lot', label: 'records.lot' },
      { id: 'lotStatus', label: 'records.state', show: 'choice', options: 'lotStatuses' },
      { id: 'quantity', label: 'records.quantity', show: 'quantity', unit: 'unit' },
      { id: 'available', label: 'stock.free', show: 'quantity' },
    ],
  },
  {
    title: 'masterdata.titles.boms',
    none: 'masterdata.none.boms',
    path: '/api/masterdata/boms',
    subject: 'Bom',
    query: ofItem,
    columns: [
      { id: 'revision', label: 'masterdata.revision' },
      { id: 'state', label: 'records.state', show: 'choice', options: 'revisionStates' },
      { id: 'validFrom', label: 'masterdata.validFrom', show: 'day' },
      { id: 'validTo', label: 'masterdata.validTo', show: 'day' },
    ],
    link: (row) => ['/master-data', 'boms', text(row, 'id')],
    add: { kind: 'boms', subject: 'Bom', values: ofItem },
  },
  {
    title: 'masterdata.titles.routings',
    none: 'masterdata.none.routings',
    path: '/api/masterdata/routings',
    subject: 'Bom',
    query: ofItem,
    columns: [
      { id: 'revision', label: 'masterdata.revision' },
      { id: 'state', label: 'records.state', show: 'choice', options: 'revisionStates' },
    ],
    link: (row) => ['/master-data', 'routings', text(row, 'id')],
    add: { kind: 'routings', subject: 'Bom', values: ofItem },
  },
  {
    title: 'masterdata.titles.usedIn',
    none: 'masterdata.none.usedIn',
    path: '/api/masterdata/boms',
    subject: 'Bom',
    query: (row) => ({ component: text(row, 'code') }),
    columns: [
      { id: 'item', label: 'records.item', name: 'itemName' },
      { id: 'revision', label: 'masterdata.revision' },
      { id: 'state', label: 'records.state', show: 'choice', options: 'revisionStates' },
    ],
    link: (row) => ['/master-data', 'boms', text(row, 'id')],
  },
  {
    title: 'masterdata.titles.suppliers',
    none: 'masterdata.none.suppliers',
    path: '/api/masterdata/supplier-items',
    subject: 'Supplier',
    query: (row) => ({ ...ofItem(row), active: 'true' }),
    columns: [
      { id: 'supplier', label: 'masterdata.supplier', name: 'supplierName' },
      { id: 'price', label: 'masterdata.price', show: 'money', unit: 'currency' },
      { id: 'minimumQuantity', label: 'masterdata.minimumQuantity', show: 'quantity' },
      { id: 'leadTimeDays', label: 'masterdata.leadTime', show: 'quantity' },
    ],
    link: (row) => ['/master-data', 'supplier-items', text(row, 'id')],
    add: { kind: 'supplier-items', subject: 'Supplier', values: ofItem },
  },
  {
    title: 'masterdata.titles.inspectionPlans',
    none: 'masterdata.none.inspectionPlans',
    path: '/api/quality/inspection-plans',
    subject: 'InspectionPlan',
    query: (row) => ({ ...ofItem(row), active: 'true' }),
    columns: [
      { id: 'code', label: 'masterdata.code' },
      { id: 'name', label: 'masterdata.name', show: 'name' },
      { id: 'stage', label: 'quality.stage', show: 'choice', options: 'stages' },
    ],
    link: (row) => ['/master-data', 'inspection-plans', text(row, 'id')],
    add: { kind: 'inspection-plans', subject: 'InspectionPlan', values: ofItem },
  },
  {
    title: 'nav.workOrders',
    none: 'masterdata.none.workOrders',
    path: '/api/production/work-orders',
    subject: 'WorkOrder',
    query: ofItem,
    columns: [
      { id: 'code', label: 'workOrders.code' },
      { id: 'state', label: 'records.state', show: 'choice', options: 'workOrders.states' },
      { id: 'quantityGood', label: 'report.fields.good', show: 'quantity' },
      { id: 'quantityPlanned', label: 'masterdata.planned', show: 'quantity', unit: 'unit' },
      { id: 'dueAt', label: 'workOrders.due', show: 'day' },
    ],
    link: (row) => ['/work-orders', text(row, 'id')],
  },
];
