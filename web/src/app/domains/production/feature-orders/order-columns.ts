import type { NamedColumn } from '../../records/util-csv/named-columns.ts';

/** A file of work orders. */
export const orderColumns: readonly NamedColumn[] = [
  { name: 'plant', label: 'fields.plant' },
  { name: 'code', label: 'workOrders.code', note: 'records.codeHelp' },
  { name: 'item', label: 'records.item', required: true },
  { name: 'quantity', label: 'records.quantity', required: true, note: 'import.notes.decimal' },
  { name: 'bom', label: 'workOrders.bom', note: 'workOrders.newest' },
  { name: 'routing', label: 'workOrders.routing', note: 'workOrders.newest' },
  { name: 'startAt', label: 'workOrders.start', note: 'import.notes.instant' },
  { name: 'dueAt', label: 'workOrders.due', note: 'import.notes.instant' },
  { name: 'priority', label: 'workOrders.priority', note: 'workOrders.priorityHelp' },
  { name: 'overTolerancePercent', label: 'workOrders.overTolerance', note: 'import.notes.decimal' },
  { name: 'lotPolicy', label: 'workOrders.lotPolicy', note: 'workOrders.lotPolicies' },
  { name: 'remark', label: 'records.remark' },
  { name: 'release', label: 'workOrders.releaseAtOnce', note: 'import.notes.tick' },
];
