import type { FieldSpec } from '../../forms/util-form/build-form.ts';

/** A new work order; bill, routing and number come by themselves when they are left out. */
export const workOrderFields: FieldSpec[] = [
  { key: 'item', type: 'item', label: 'records.item', required: true },
  { key: 'quantity', type: 'quantity', label: 'records.quantity', required: true, width: 'half' },
  { key: 'priority', type: 'number', label: 'workOrders.priority', min: 0, max: 100, defaultValue: 50, width: 'half' },
  { key: 'startAt', type: 'datetime', label: 'workOrders.start', width: 'half' },
  { key: 'dueAt', type: 'datetime', label: 'workOrders.due', width: 'half' },
  { key: 'code', type: 'text', label: 'workOrders.code', help: 'records.codeHelp', maxLength: 60, width: 'half' },
  {
    key: 'overTolerancePercent',
    type: 'text',
    label: 'workOrders.overTolerance',
    pattern: '\\d{1,3}(\\.\\d{1,4})?',
    defaultValue: '5',
    width: 'half',
  },
  { key: 'remark', type: 'textarea', label: 'records.remark', maxLength: 2000 },
];

export const changeOrderFields: FieldSpec[] = [
  { key: 'quantity', type: 'quantity', label: 'records.quantity', required: true, width: 'half' },
  { key: 'priority', type: 'number', label: 'workOrders.priority', min: 0, max: 100, width: 'half' },
  { key: 'startAt', type: 'datetime', label: 'workOrders.start', width: 'half' },
  { key: 'dueAt', type: 'datetime', label: 'workOrders.due', width: 'half' },
  { key: 'remark', type: 'textarea', label: 'records.remark', maxLength: 2000 },
];
