import { compareQuantities, fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { noLot } from '../../contracts/inventory/vocabulary.ts';
import { changeRecord, findRecords } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import type { Picked, Wanted } from './pick-stock.ts';
import { reservationRecord } from './records.ts';
import type { ReservationRow } from './records.ts';

/** Stock that was promised: the move that takes it also uses the promise up. */
export interface PickedReserved extends Picked {
  reserved: string;
}

/**
 * Uses up what was promised to a demand, as far as it is wanted and at the wanted place. Reservations are locked here,
 * balances by the posting. The answer is what was taken, and what is still wanted.
 */
export async function takeReserved(
  context: CommandContext,
  demandId: string,
  wanted: readonly Wanted[],
): Promise<{ taken: PickedReserved[]; rest: Wanted[] }> {
  const ids = await context.tx.query<{ id: string }>(
    `select id from stock_reservation where demand_id = $1 and state = 'active' order by id for update`,
    [demandId],
  );
  if (ids.length === 0) return { taken: [], rest: [...wanted] };
  const open = await findRecords(context.tx, reservationRecord, { id: ids.map((row) => row.id) }, { id: 'asc' });
  const left = new Map(open.map((row) => [row, row.quantity]));
  const taken: PickedReserved[] = [];
  const rest: Wanted[] = [];
  for (const want of wanted) {
    let missing = toMillionths(want.quantity);
    for (const row of open) {
      if (missing <= 0n || !fits(row, want)) continue;
      const has = toMillionths(left.get(row)!);
      const quantity = fromMillionths(has < missing ? has : missing);
      if (quantity === '0') continue;
      missing -= toMillionths(quantity);
      left.set(row, fromMillionths(has - toMillionths(quantity)));
      const lotId = row.lotId === noLot ? undefined : row.lotId;
      taken.push({ itemId: row.itemId, locationId: row.locationId, lotId, quantity, reserved: quantity });
    }
    // Zero keeps the item among those whose balances are locked in order.
    rest.push({ ...want, quantity: fromMillionths(missing) });
  }
  for (const [row, quantity] of left) await writeBack(context, row, quantity);
  return { taken, rest };
}

function fits(row: ReservationRow, want: Wanted): boolean {
  const place = want.locationId === undefined || want.locationId === row.locationId;
  return row.itemId === want.itemId && place && (want.lotId === undefined || want.lotId === row.lotId);
}

async function writeBack(context: CommandContext, row: ReservationRow, quantity: string): Promise<void> {
  if (compareQuantities(quantity, row.quantity) === 0) return;
  const used = quantity === '0';
  // What a used reservation was for stays readable; only active ones count.
  const values = used ? { state: 'used' as const } : { quantity };
  await changeRecord(context, reservationRecord, 'warehouse.use-reservation', row, values);
}
