import { noLot } from '../../contracts/inventory/vocabulary.ts';
import { inventoryFault } from '../../contracts/inventory/errors.ts';
import { changeRecord, createRecord, findRecords } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { pickStock } from './pick-stock.ts';
import type { Picked, Wanted } from './pick-stock.ts';
import { reservationRecord } from './records.ts';
import type { ReservationRow } from './records.ts';

/** Whose demand it is, such as a work order. */
export interface Demand {
  kind: string;
  id: string;
  code: string;
}

/** Promises stock to a demand, all or nothing. Σ active reservations of a balance = its `reserved`, always. */
export async function reserve(
  context: CommandContext,
  plantId: string,
  demand: Demand,
  wanted: readonly Wanted[],
  options: { today: string; expiresAt?: Date | undefined },
): Promise<ReservationRow[]> {
  const picked = await pickStock(context, plantId, wanted, { today: options.today, reserve: true });
  const rows: ReservationRow[] = [];
  for (const one of picked) rows.push(await reservationFor(context, plantId, demand, one, options.expiresAt));
  return rows;
}

function reservationFor(
  context: CommandContext,
  plantId: string,
  demand: Demand,
  picked: Picked,
  expiresAt: Date | undefined,
): Promise<ReservationRow> {
  return createRecord(context, reservationRecord, 'warehouse.reserve-stock', {
    plantId,
    demandKind: demand.kind,
    demandId: demand.id,
    demandCode: demand.code,
    itemId: picked.itemId,
    locationId: picked.locationId,
    lotId: picked.lotId ?? noLot,
    quantity: picked.quantity,
    state: 'active',
    expiresAt: expiresAt ?? null,
  });
}

/** Gives promised stock back. Reservations are locked before balances. */
export async function releaseReservations(
  context: CommandContext,
  where: { id: string } | { demandId: string },
): Promise<number> {
  const column = 'id' in where ? 'id' : 'demand_id';
  const ids = await context.tx.query<{ id: string }>(
    `select id from stock_reservation where ${column} = $1 and state = 'active' order by id for update`,
    ['id' in where ? where.id : where.demandId],
  );
  const rows = await findRecords(context.tx, reservationRecord, { id: ids.map((row) => row.id) });
  if ('id' in where && rows.length === 0)
    throw inventoryFault('reservation-closed', { detail: `reservation ${where.id} is not active` });
  const key = (row: ReservationRow): string => `${row.itemId}/${row.locationId}/${row.lotId}`;
  for (const row of [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
    await context.tx.query(
      `update stock_balance set reserved = reserved - $4, changed_at = $5
       where item_id = $1 and location_id = $2 and lot_id = $3`,
      [row.itemId, row.locationId, row.lotId, row.quantity, context.at],
    );
    await changeRecord(context, reservationRecord, 'warehouse.release-reservation', row, { state: 'released' });
  }
  return rows.length;
}
