import { z } from 'zod';
import { addQuantities, fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { ref } from '../../contracts/masterdata/vocabulary.ts';
import { reserveInput } from '../../contracts/warehouse/vocabulary.ts';
import { defineCommand, findRecords, findRows, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import {
  locationRecord,
  lotOf,
  lotRecord,
  releaseReservations,
  reservationRecord,
  reserve,
} from '../inventory/index.ts';
import type { ReservationRow, Wanted } from '../inventory/index.ts';
import { noLot } from '../../contracts/inventory/vocabulary.ts';
import { itemRecord, localDate, lookUp, plantOf } from '../masterdata/index.ts';
import { productionTables, workOrderRecord } from '../production/index.ts';
import type { WorkOrderRow } from '../production/index.ts';

export interface StockReserved {
  workOrderId: string;
  workOrderCode: string;
  lines: { reservationId: string; item: string; location: string; lot: string | null; quantity: string }[];
}

/** Promises stock to a work order, all or nothing; what expires first is taken first. */
export const reserveStock = defineCommand({
  name: 'warehouse.reserve-stock',
  input: reserveInput,
  async run(context, input): Promise<StockReserved> {
    const order = await lookUp(context.tx, workOrderRecord, input.workOrder, { path: 'workOrder' });
    permit(context, { verb: 'reserve', subject: 'StockBalance' }, { plantId: order.plantId });
    const wanted = input.lines ? await wantedLines(context, order, input.lines) : await stillNeeded(context, order);
    const { zone } = await plantOf(context.tx, order.plantId);
    const rows = await reserve(context, order.plantId, { kind: 'work-order', id: order.id, code: order.code }, wanted, {
      today: localDate(context.at, zone),
      expiresAt: input.expiresAt === undefined ? undefined : new Date(input.expiresAt),
    });
    const lines = [];
    for (const row of rows) lines.push(await shown(context, row));
    return { workOrderId: order.id, workOrderCode: order.code, lines };
  },
  async undo(context, _input, result) {
    for (const line of result.lines) await releaseReservations(context, { id: line.reservationId });
  },
});

/** Gives stock back that was promised to an order. */
export const releaseStock = defineCommand({
  name: 'warehouse.release-stock',
  input: z.strictObject({ workOrder: ref }),
  async run(context, input) {
    const order = await lookUp(context.tx, workOrderRecord, input.workOrder, { path: 'workOrder' });
    permit(context, { verb: 'reserve', subject: 'StockBalance' }, { plantId: order.plantId });
    const released = await releaseReservations(context, { demandId: order.id });
    return { workOrderId: order.id, workOrderCode: order.code, released };
  },
});

async function wantedLines(
  context: CommandContext,
  order: WorkOrderRow,
  lines: readonly { item: string; quantity: string; lot?: string | undefined; location?: string | undefined }[],
): Promise<Wanted[]> {
  const wanted: Wanted[] = [];
  const { plantId } = order;
  for (const line of lines) {
    const item = await lookUp(context.tx, itemRecord, line.item, { plantId, path: 'lines.item' });
    const lot = line.lot === undefined ? undefined : await lotOf(context, item, line.lot);
    const place =
      line.location === undefined ? undefined : await lookUp(context.tx, locationRecord, line.location, { plantId });
    wanted.push({ itemId: item.id, quantity: line.quantity, lotId: lot?.id, locationId: place?.id });
  }
  return wanted;
}

/** What the order requires, less what it has used and what is promised to it already. */
async function stillNeeded(context: CommandContext, order: WorkOrderRow): Promise<Wanted[]> {
  const components = await findRows(context.tx, productionTables.WorkOrderComponent, { workOrderId: order.id });
  const promised = await findRecords(context.tx, reservationRecord, { demandId: order.id, state: 'active' });
  const needs = new Map<string, string>();
  for (const one of components)
    needs.set(one.itemId, addQuantities(needs.get(one.itemId) ?? '0', one.required, `-${one.consumed}`));
  return [...needs].flatMap(([itemId, need]): Wanted[] => {
    const has = promised.filter((one) => one.itemId === itemId).map((one) => one.quantity);
    const open = toMillionths(need) - toMillionths(addQuantities('0', ...has));
    return open > 0n ? [{ itemId, quantity: fromMillionths(open) }] : [];
  });
}

async function shown(context: CommandContext, row: ReservationRow): Promise<StockReserved['lines'][number]> {
  const item = await readRecord(context.tx, itemRecord, row.itemId);
  const location = await readRecord(context.tx, locationRecord, row.locationId);
  const lot = row.lotId === noLot ? undefined : await readRecord(context.tx, lotRecord, row.lotId);
  const { id: reservationId, quantity } = row;
  return { reservationId, item: item.code, location: location.code, lot: lot?.code ?? null, quantity };
}
