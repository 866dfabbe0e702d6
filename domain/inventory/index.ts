/** The ledger of stock: locations, lots, moves, balances, reservations, genealogy. */
export * as inventoryTables from './entities/index.ts';
export { inventoryExtras } from './extras.ts';
export { addEdges, reverseEdges } from './genealogy.ts';
export type { Edge, Node } from './genealogy.ts';
export { edgesAmong, traceFrom } from './genealogy-queries.ts';
export type { Direction, FoundEdge } from './genealogy-queries.ts';
export { locationKind } from './location-kind.ts';
export { createLot, lotOf, requireUsable, setLotStatus } from './lots.ts';
export type { NewLot } from './lots.ts';
export { freeStock, pickStock } from './pick-stock.ts';
export type { Picked, Wanted } from './pick-stock.ts';
export { openPostingsOf, postStock, reversePosting } from './post-stock.ts';
export type { Move, Posting, Source } from './post-stock.ts';
export { locationRecord, lotRecord, reservationRecord } from './records.ts';
export type { LocationRow, LotRow, ReservationRow } from './records.ts';
export { releaseReservations, reserve } from './reservations.ts';
export type { Demand } from './reservations.ts';
export { systemLocation } from './system-location.ts';
