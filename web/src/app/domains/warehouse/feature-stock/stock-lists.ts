import { lotStatuses, postingKinds } from '../../../../../../contracts/inventory/vocabulary.ts';
import type { LotStatus } from '../../../../../../contracts/inventory/vocabulary.ts';
import { putAwayStates } from '../../../../../../contracts/warehouse/vocabulary.ts';
import type { Tone } from '../../records/ui-list/list-spec.ts';
import { choices, lookup, recordList } from '../../records/ui-list/list-spec.ts';
import type { Tab } from '../../records/ui-list/tabs.ts';
import type { LotRow, MoveRow, PutAwayRow, ReservationRow, StockByItemRow, StockRow } from '../data/stock-types.ts';

export const STOCK_TABS: Tab[] = [
  { path: '/stock', label: 'stock.tabs.items', exact: true, right: 'read:StockBalance' },
  { path: '/stock/places', label: 'stock.tabs.places', right: 'read:StockBalance' },
  { path: '/stock/lots', label: 'stock.tabs.lots', right: 'read:Lot' },
  { path: '/stock/put-aways', label: 'stock.tabs.putAways', right: 'read:StockMove' },
  { path: '/stock/moves', label: 'stock.tabs.moves', right: 'read:StockMove' },
  { path: '/stock/reservations', label: 'stock.tabs.reservations', right: 'read:StockBalance' },
];

const TONES: Record<LotStatus, Tone> = {
  quarantine: 'warn',
  released: 'ok',
  hold: 'warn',
  rejected: 'danger',
  expired: 'danger',
};

export function lotTone(status: LotStatus | null): Tone {
  return status ? TONES[status] : '';
}

export const stockByItemList = recordList<StockByItemRow>({
  path: '/api/warehouse/stock-by-item',
  title: 'nav.stock',
  search: 'stock.search',
  icon: 'boxes',
  empty: 'stock.none',
  sort: 'item',
  live: ['StockBalance', 'StockMove'],
  columns: ({ i18n }) => [
    {
      id: 'item',
      label: 'records.item',
      sort: 'item',
      narrow: 'title',
      value: (row) => `${i18n.text(row.itemName, row.item)} · ${row.item}`,
    },
    { id: 'onHand', label: 'stock.onHand', align: 'end', value: (row) => `${row.onHand} ${row.unit}` },
    { id: 'free', label: 'stock.free', align: 'end', show: 'quantity', value: (row) => row.free },
    { id: 'blocked', label: 'stock.blocked', align: 'end', show: 'quantity', value: (row) => row.blocked },
    { id: 'minimum', label: 'stock.minimum', align: 'end', show: 'quantity', value: (row) => row.minimum },
    {
      id: 'below',
      label: 'records.state',
      show: 'chip',
      value: (row) => (row.belowMinimum ? i18n.t('stock.below') : null),
      tone: () => 'danger',
    },
  ],
  filters: (help) => [
    {
      id: 'belowMinimum',
      label: 'stock.minimum',
      kind: 'choice',
      options: () => [{ value: 'true', label: help.i18n.t('stock.below') }],
    },
  ],
});

export const stockList = recordList<StockRow>({
  path: '/api/warehouse/stock',
  title: 'stock.tabs.places',
  search: 'stock.search',
  icon: 'boxes',
  empty: 'stock.none',
  sort: 'item',
  defaults: { real: 'true' },
  live: ['StockBalance', 'StockMove'],
  columns: ({ i18n }) => [
    {
      id: 'item',
      label: 'records.item',
      sort: 'item',
      narrow: 'title',
      value: (row) => `${i18n.text(row.itemName, row.item)} · ${row.item}`,
    },
    { id: 'location', label: 'stock.location', value: (row) => `${row.location} ${i18n.text(row.locationName)}` },
    { id: 'lot', label: 'records.lot', value: (row) => row.lot },
    {
      id: 'status',
      label: 'records.state',
      show: 'chip',
      value: (row) => (row.lotStatus ? i18n.t(`lotStatuses.${row.lotStatus}`) : null),
      tone: (row) => lotTone(row.lotStatus),
    },
    { id: 'quantity', label: 'records.quantity', align: 'end', value: (row) => `${row.quantity} ${row.unit}` },
    { id: 'reserved', label: 'stock.reserved', align: 'end', show: 'quantity', value: (row) => row.reserved },
    { id: 'available', label: 'stock.free', align: 'end', show: 'quantity', value: (row) => row.available },
    { id: 'expiresOn', label: 'stock.expires', sort: 'expiresOn', show: 'day', of: (row) => row.expiresOn },
  ],
  filters: (help) => [
    lookup(help, 'item', 'records.item', 'items'),
    lookup(help, 'location', 'stock.location', 'locations'),
    choices(help, 'lotStatus', 'records.state', lotStatuses, 'lotStatuses'),
  ],
});

export const lotList = recordList<LotRow>({
  path: '/api/warehouse/lots',
  title: 'stock.tabs.lots',
  search: 'stock.searchLots',
  icon: 'tag',
  empty: 'stock.noLots',
  sort: '-createdAt',
  live: ['Lot'],
  link: (row) => ['/stock/lots', row.id],
  columns: ({ i18n }) => [
    { id: 'code', label: 'records.lot', sort: 'code', narrow: 'title', value: (row) => row.code },
    { id: 'item', label: 'records.item', value: (row) => `${i18n.text(row.itemName, row.item)} · ${row.item}` },
    {
      id: 'status',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.t(`lotStatuses.${row.status}`),
      tone: (row) => lotTone(row.status),
    },
    { id: 'quantity', label: 'stock.onHand', align: 'end', value: (row) => `${row.quantity} ${row.unit}` },
    { id: 'supplier', label: 'stock.supplier', narrow: 'hide', value: (row) => row.supplier },
    { id: 'expiresOn', label: 'stock.expires', show: 'day', of: (row) => row.expiresOn },
    { id: 'createdAt', label: 'records.at', sort: 'createdAt', show: 'when', of: (row) => row.createdAt },
  ],
  filters: (help) => [
    lookup(help, 'item', 'records.item', 'items'),
    choices(help, 'status', 'records.state', lotStatuses, 'lotStatuses'),
  ],
});

export const moveList = recordList<MoveRow>({
  path: '/api/warehouse/moves',
  title: 'stock.tabs.moves',
  search: 'stock.searchMoves',
  icon: 'arrow-right',
  empty: 'stock.noMoves',
  sort: '-postedAt',
  live: ['StockMove'],
  columns: ({ i18n, names }) => [
    {
      id: 'item',
      label: 'records.item',
      narrow: 'title',
      value: (row) => `${i18n.text(row.itemName, row.item)} · ${row.item}`,
    },
    {
      id: 'kind',
      label: 'stock.kind',
      show: 'chip',
      value: (row) => i18n.maybe(`postingKinds.${row.kind}`, row.kind),
      tone: (row) => (row.reversesId ? 'warn' : ''),
    },
    { id: 'lot', label: 'records.lot', value: (row) => row.lot },
    { id: 'path', label: 'stock.path', value: (row) => `${row.from} \u2192 ${row.to}` },
    { id: 'quantity', label: 'records.quantity', align: 'end', value: (row) => `${row.quantity} ${row.unit}` },
    { id: 'source', label: 'quality.source', value: (row) => row.sourceCode },
    { id: 'by', label: 'records.by', narrow: 'hide', value: (row) => names.person(row.postedBy) },
    { id: 'postedAt', label: 'records.at', sort: 'postedAt', show: 'when', of: (row) => row.postedAt },
  ],
  filters: (help) => [
    lookup(help, 'item', 'records.item', 'items'),
    lookup(help, 'lot', 'records.lot', 'lots'),
    lookup(help, 'location', 'stock.location', 'locations'),
    choices(help, 'kind', 'stock.kind', postingKinds, 'postingKinds'),
  ],
});

export const putAwayList = recordList<PutAwayRow>({
  path: '/api/warehouse/put-aways',
  title: 'stock.tabs.putAways',
  search: 'stock.searchPutAways',
  icon: 'package-check',
  empty: 'stock.noPutAways',
  sort: '-createdAt',
  live: ['StockMove'],
  columns: ({ i18n }) => [
    { id: 'code', label: 'stock.putAway', sort: 'code', narrow: 'title', value: (row) => row.code },
    { id: 'item', label: 'records.item', value: (row) => `${i18n.text(row.itemName, row.item)} · ${row.item}` },
    { id: 'lot', label: 'records.lot', value: (row) => row.lot },
    { id: 'quantity', label: 'records.quantity', align: 'end', value: (row) => `${row.quantity} ${row.unit}` },
    { id: 'source', label: 'quality.source', value: (row) => row.sourceCode },
    {
      id: 'place',
      label: 'stock.location',
      value: (row) =>
        row.places.map((place) => place.location).join(', ') ||
        (row.suggestedLocation ? `(${row.suggestedLocation})` : ''),
    },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.t(`putAways.states.${row.state}`),
      tone: (row) => (row.state === 'posted' ? 'ok' : row.state === 'cancelled' ? '' : 'info'),
    },
    { id: 'createdAt', label: 'records.at', sort: 'createdAt', show: 'when', of: (row) => row.createdAt },
  ],
  filters: (help) => [
    choices(help, 'state', 'records.state', putAwayStates, 'putAways.states'),
    lookup(help, 'item', 'records.item', 'items'),
  ],
});

export const reservationList = recordList<ReservationRow>({
  path: '/api/warehouse/reservations',
  title: 'stock.tabs.reservations',
  search: 'stock.searchReservations',
  icon: 'lock',
  empty: 'stock.noReservations',
  sort: '-createdAt',
  live: ['StockBalance'],
  columns: ({ i18n }) => [
    { id: 'demand', label: 'stock.demand', narrow: 'title', value: (row) => row.demandCode },
    { id: 'item', label: 'records.item', value: (row) => `${i18n.text(row.itemName, row.item)} · ${row.item}` },
    { id: 'location', label: 'stock.location', value: (row) => row.location },
    { id: 'lot', label: 'records.lot', value: (row) => row.lot },
    { id: 'quantity', label: 'records.quantity', align: 'end', value: (row) => `${row.quantity} ${row.unit}` },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.maybe(`reservations.states.${row.state}`, row.state),
    },
    { id: 'createdAt', label: 'records.at', sort: 'createdAt', show: 'when', of: (row) => row.createdAt },
  ],
  filters: (help) => [lookup(help, 'item', 'records.item', 'items')],
});
