import type { FieldSpec } from '../../forms/util-form/build-form.ts';

export const transferFields: FieldSpec[] = [
  { key: 'item', type: 'item', label: 'records.item', required: true, width: 'half' },
  { key: 'lot', type: 'lot', label: 'records.lot', params: { item: '=item' }, width: 'half' },
  { key: 'from', type: 'location', label: 'stock.from', required: true, width: 'half' },
  { key: 'to', type: 'location', label: 'stock.to', required: true, width: 'half' },
  { key: 'quantity', type: 'quantity', label: 'records.quantity', required: true, width: 'half' },
  { key: 'remark', type: 'textarea', label: 'records.remark', maxLength: 2000 },
];

export const adjustFields: FieldSpec[] = [
  { key: 'item', type: 'item', label: 'records.item', required: true, width: 'half' },
  { key: 'lot', type: 'lot', label: 'records.lot', params: { item: '=item' }, width: 'half' },
  { key: 'location', type: 'location', label: 'stock.location', required: true, width: 'half' },
  {
    key: 'quantity',
    type: 'quantity',
    label: 'stock.difference',
    help: 'stock.differenceHelp',
    required: true,
    width: 'half',
  },
  {
    key: 'reason',
    type: 'select',
    label: 'report.reason',
    required: true,
    lookup: { name: 'reasons', params: { kind: 'adjustment' } },
  },
  { key: 'remark', type: 'textarea', label: 'records.remark', maxLength: 2000 },
];

export const confirmFields: FieldSpec[] = [
  { key: 'lot', type: 'lot', label: 'stock.scanLot' },
  { key: 'location', type: 'location', label: 'stock.to', required: true, defaultValue: '=suggested' },
];
