import type { NamedColumn } from '../../records/util-csv/named-columns.ts';

/** A file of the stock with which a plant begins. */
export const openingColumns: readonly NamedColumn[] = [
  { name: 'plant', label: 'fields.plant' },
  { name: 'item', label: 'records.item', required: true },
  { name: 'lot', label: 'records.lot', note: 'stock.lotHelp' },
  { name: 'location', label: 'stock.location', required: true },
  { name: 'quantity', label: 'records.quantity', required: true, note: 'import.notes.decimal' },
  { name: 'unit', label: 'fields.unit', note: 'stock.unitHelp' },
  { name: 'supplierLot', label: 'stock.supplierLot' },
  { name: 'manufacturedOn', label: 'stock.manufactured', note: 'import.notes.date' },
  { name: 'expiresOn', label: 'stock.expires', note: 'import.notes.date' },
];
