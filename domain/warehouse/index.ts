/** Put-away, completion, transfers, adjustments, reservations. */
import { connectPutAwayHolds } from './source-holds.ts';

export { adjustStock } from './adjust-stock.ts';
export { cancelPutaway } from './cancel-putaway.ts';
export { confirmPutaway } from './confirm-putaway.ts';
export { createPutaway } from './create-putaway.ts';
export * as warehouseTables from './entities/index.ts';
export { bookOpening, importOpeningStock, openingColumns } from './import-opening-stock.ts';
export { lotDetail, lotList, moveList, putAwayList, reservationList, stockByItemList, stockList } from './lists.ts';
export { postCompletion, reverseCompletion } from './post-completion.ts';
export { putAwayRecord } from './records.ts';
export type { PutAwayRow } from './records.ts';
export { releaseStock, reserveStock } from './reserve-stock.ts';
export { reverseMove } from './reverse-move.ts';
export { scrapStock } from './scrap-stock.ts';
export { genealogyOf, recallOf } from './trace.ts';
export type { Genealogy, GenealogyNode, Recall } from './trace.ts';
export { warehouseJobs } from './stock-upkeep.ts';
export { transferStock } from './transfer-stock.ts';

connectPutAwayHolds();
