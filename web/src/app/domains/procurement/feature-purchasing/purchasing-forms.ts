import type { FieldSpec } from '../../forms/util-form/build-form.ts';
import type { PurchaseOrderDetail } from '../data/purchasing-types.ts';

export const requisitionFields: FieldSpec[] = [
  {
    key: 'lines',
    type: 'table',
    label: 'purchasing.lines',
    required: true,
    columns: [
      { key: 'item', type: 'item', label: 'records.item', required: true },
      { key: 'quantity', type: 'quantity', label: 'records.quantity', required: true },
      { key: 'needBy', type: 'date', label: 'purchasing.needBy' },
    ],
  },
  { key: 'remark', type: 'textarea', label: 'records.remark', maxLength: 2000 },
];

export const orderFields: FieldSpec[] = [
  { key: 'expectedOn', type: 'date', label: 'purchasing.expected', width: 'half' },
  { key: 'send', type: 'checkbox', label: 'purchasing.sendAtOnce', defaultValue: true },
  { key: 'remark', type: 'textarea', label: 'records.remark', maxLength: 2000 },
];

export const freeOrderFields: FieldSpec[] = [
  {
    key: 'supplier',
    type: 'select',
    label: 'stock.supplier',
    required: true,
    lookup: { name: 'suppliers' },
  },
  {
    key: 'lines',
    type: 'table',
    label: 'purchasing.lines',
    required: true,
    columns: [
      { key: 'item', type: 'item', label: 'records.item', required: true },
      { key: 'quantity', type: 'quantity', label: 'records.quantity', required: true },
      { key: 'price', type: 'quantity', label: 'purchasing.price' },
      { key: 'needBy', type: 'date', label: 'purchasing.needBy' },
    ],
  },
  { key: 'expectedOn', type: 'date', label: 'purchasing.expected', width: 'half' },
  { key: 'remark', type: 'textarea', label: 'records.remark', maxLength: 2000 },
];

/** What came: the open lines are filled in already. */
export function receiveFields(order: PurchaseOrderDetail): FieldSpec[] {
  const lots = order.lines.some((line) => line.tracking === 'lot');
  return [
    { key: 'deliveryNote', type: 'text', label: 'purchasing.deliveryNote', maxLength: 100, width: 'half' },
    { key: 'location', type: 'location', label: 'purchasing.into', help: 'purchasing.intoHelp', width: 'half' },
    {
      key: 'lines',
      type: 'table',
      label: 'purchasing.lines',
      required: true,
      columns: [
        {
          key: 'line',
          type: 'select',
          label: 'purchasing.line',
          required: true,
          options: order.lines.map((line) => ({
            value: String(line.line),
            label: { text: `${line.line} ${line.item}` },
          })),
        },
        { key: 'quantity', type: 'quantity', label: 'records.quantity', required: true },
        ...(lots
          ? [
              { key: 'supplierLot', type: 'text', label: 'purchasing.supplierLot', maxLength: 100 } as const,
              { key: 'expiresOn', type: 'date', label: 'stock.expires' } as const,
            ]
          : []),
      ],
    },
    { key: 'remark', type: 'textarea', label: 'records.remark', maxLength: 2000 },
  ];
}
