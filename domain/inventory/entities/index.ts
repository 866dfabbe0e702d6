export { GenealogyEdge } from './genealogy-edge.ts';
export { Location } from './location.ts';
export { Lot } from './lot.ts';
export { StockBalance } from './stock-balance.ts';
export { StockMove } from './stock-move.ts';
export { StockPosting } from './stock-posting.ts';
export { StockReservation } from './stock-reservation.ts';
