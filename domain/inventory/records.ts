import { tableKind } from '../foundation/index.ts';
import type { RowOf } from '../foundation/index.ts';
import { Location, Lot, StockReservation } from './entities/index.ts';

export type LocationRow = RowOf<typeof Location>;
export type LotRow = RowOf<typeof Lot>;
export type ReservationRow = RowOf<typeof StockReservation>;

export const locationRecord = tableKind(Location, 'Location', ({ plantId, type }) => ({ plantId, type }));
export const lotRecord = tableKind(Lot, 'Lot', ({ plantId }) => ({ plantId }));
export const reservationRecord = tableKind(StockReservation, 'StockBalance', ({ plantId }) => ({ plantId }));
