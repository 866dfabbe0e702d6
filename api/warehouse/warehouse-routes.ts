import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import type { VerbOf } from '../../contracts/permissions.ts';
import { ref, remark } from '../../contracts/masterdata/vocabulary.ts';
import { listRow } from '../../domain/foundation/index.ts';
import type { Ability } from '../../domain/foundation/index.ts';
import { holdLot, releaseLot } from '../../domain/quality/index.ts';
import {
  adjustStock,
  cancelPutaway,
  confirmPutaway,
  createPutaway,
  genealogyOf,
  importOpeningStock,
  lotDetail,
  lotList,
  moveList,
  postCompletion,
  putAwayList,
  recallOf,
  releaseStock,
  reservationList,
  reserveStock,
  reverseCompletion,
  reverseMove,
  scrapStock,
  stockByItemList,
  stockList,
  transferStock,
} from '../../domain/warehouse/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { createRoute, importRoute, verbRoute } from '../records/command-routes.ts';
import { listRoute, plantColumn, readRoutes, readable } from '../records/read-routes.ts';
import type { ReadSource } from '../records/read-routes.ts';

const stock = (path: string, summary: string, list: ReadSource['list']): ReadSource => ({
  path: `warehouse/${path}`,
  subject: 'StockBalance',
  summary,
  list,
  attributes: plantColumn,
});
const lots: ReadSource = {
  path: 'warehouse/lots',
  subject: 'Lot',
  summary: 'Lots',
  list: lotList,
  detail: lotDetail,
  attributes: plantColumn,
};
const putAways: ReadSource = {
  path: 'warehouse/put-aways',
  subject: 'StockMove',
  summary: 'Put-aways',
  list: putAwayList,
  attributes: plantColumn,
};
const moves: ReadSource = {
  path: 'warehouse/moves',
  subject: 'StockMove',
  summary: 'Stock moves, newest first',
  list: moveList,
  attributes: plantColumn,
};

const mayMove = (verb: VerbOf<'StockMove'>) => ({ verb, subject: 'StockMove' }) as const;
const mayReserve = { verb: 'reserve', subject: 'StockBalance' } as const;
const ofPutAway = { path: putAways.path, field: 'putAway' };
const byId = z.strictObject({ id: z.uuid() });

/** The lot, if the person may look at its family. */
async function lotSeen(database: Database, ability: Ability, id: string): Promise<void> {
  const columns = { code: 't.code' };
  const permitted = readable(ability, { subject: 'Genealogy', attributes: plantColumn });
  if (!(await listRow(database, { from: 'lot t', columns }, id, permitted)))
    throw fault('not-found', { detail: `no Lot ${id}` });
}

const genealogyRoute = route({
  method: 'get',
  path: '/api/warehouse/lots/:id/genealogy',
  access: { kind: 'verb', verb: 'read', subject: 'Genealogy' },
  summary: 'What a lot came of (backward), what came of it (forward), or both',
  params: byId,
  query: z.strictObject({ direction: z.enum(['forward', 'backward', 'both']).default('both') }),
  response: z.strictObject({ nodes: z.array(z.looseObject({})), edges: z.array(z.looseObject({})) }),
  handler: async ({ ability, database, params, query }) => {
    await lotSeen(database, ability, params.id);
    const { nodes, edges } = await genealogyOf(database, { kind: 'lot', id: params.id }, query.direction);
    return { body: { nodes: nodes.map((node) => ({ ...node })), edges: edges.map((edge) => ({ ...edge })) } };
  },
});

const recallRoute = route({
  method: 'get',
  path: '/api/warehouse/lots/:id/recall',
  access: { kind: 'verb', verb: 'read', subject: 'Genealogy' },
  summary: 'Everything that a recall of a lot touches: lots, orders, places, people, machines, suppliers, inspections',
  params: byId,
  response: z.looseObject({}),
  handler: async ({ ability, database, params }) => {
    await lotSeen(database, ability, params.id);
    return { body: { ...(await recallOf(database, params.id)) } };
  },
});

const lotStatusBody = z.strictObject({ item: ref, lot: ref, reason: remark.min(1) });

/** Stock, lots, put-aways, moves by hand, reservations, genealogy. */
export const warehouseRoutes: AnyRoute[] = [
  listRoute(stock('stock', 'Stock by item, place and lot', stockList)),
  listRoute(stock('stock-by-item', 'Stock by item, against its minimum', stockByItemList)),
  listRoute(moves),
  listRoute(stock('reservations', 'Reserved stock', reservationList)),
  ...readRoutes(lots),
  genealogyRoute,
  recallRoute,
  createRoute(
    {
      path: 'warehouse/lots/hold',
      permission: { verb: 'hold', subject: 'Lot' },
      summary: 'Block a lot',
      body: lotStatusBody,
    },
    holdLot,
  ),
  createRoute(
    {
      path: 'warehouse/lots/release',
      permission: { verb: 'release', subject: 'Lot' },
      summary: 'Let a blocked lot be used again',
      body: lotStatusBody,
    },
    releaseLot,
  ),
  ...readRoutes(putAways),
  createRoute({ path: putAways.path, permission: mayMove('putaway'), summary: 'Make a put-away' }, createPutaway),
  verbRoute(
    {
      ...ofPutAway,
      verb: 'confirm',
      permission: mayMove('putaway'),
      summary: 'Confirm where it went',
      body: z.strictObject({
        location: ref.optional(),
        places: z
          .array(z.strictObject({ location: ref, quantity: z.string() }))
          .max(50)
          .optional(),
        lot: ref.optional(),
        post: z.boolean().optional(),
      }),
    },
    confirmPutaway,
  ),
  verbRoute({ ...ofPutAway, verb: 'post', permission: mayMove('putaway'), summary: 'Book a put-away' }, postCompletion),
  verbRoute(
    { ...ofPutAway, verb: 'cancel', permission: mayMove('putaway'), summary: 'Call a put-away off' },
    cancelPutaway,
  ),
  verbRoute(
    { ...ofPutAway, verb: 'reverse', permission: mayMove('correct'), summary: 'Take a booked put-away back' },
    reverseCompletion,
  ),
  createRoute({ path: 'warehouse/transfers', permission: mayMove('transfer'), summary: 'Move stock' }, transferStock),
  createRoute(
    { path: 'warehouse/adjustments', permission: mayMove('adjust'), summary: 'Correct the books' },
    adjustStock,
  ),
  createRoute({ path: 'warehouse/scrap', permission: mayMove('adjust'), summary: 'Scrap stock' }, scrapStock),
  verbRoute(
    {
      path: 'warehouse/postings',
      field: 'posting',
      verb: 'reverse',
      permission: mayMove('correct'),
      summary: 'Take back what was moved by hand',
    },
    reverseMove,
  ),
  createRoute(
    { path: 'warehouse/reservations', permission: mayReserve, summary: 'Reserve stock for an order' },
    reserveStock,
  ),
  createRoute(
    {
      path: 'warehouse/reservations/release',
      permission: mayReserve,
      summary: 'Release what is reserved for an order',
    },
    releaseStock,
  ),
  importRoute(
    { path: 'warehouse/opening-stock', permission: mayMove('adjust'), summary: 'Import the opening stock from CSV' },
    importOpeningStock,
  ),
];
