import { noLot } from '../../contracts/inventory/vocabulary.ts';
import { canonicalDecimal } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { asLedger } from './ledger-faults.ts';

/** What is needed; any usable location and lot unless named. */
export interface Wanted {
  itemId: string;
  quantity: string;
  locationId?: string | undefined;
  lotId?: string | undefined;
}

/** Where it is taken from. */
export interface Picked {
  itemId: string;
  locationId: string;
  lotId: string | undefined;
  quantity: string;
}

interface PickedRow {
  item_id: string;
  location_id: string;
  lot_id: string;
  quantity: string;
}

/**
 * Chooses stock by first-expired-first-out and holds it until the end of the transaction; `reserve` also promises it.
 * Refused as a whole when something is missing.
 */
export async function pickStock(
  context: CommandContext,
  plantId: string,
  wanted: readonly Wanted[],
  options: { today: string; reserve?: boolean },
): Promise<Picked[]> {
  if (wanted.length === 0) return [];
  const rows = await asLedger(
    context.tx.query<PickedRow>('select * from pick_stock($1, $2::jsonb, $3::date, $4)', [
      plantId,
      JSON.stringify(wanted),
      options.today,
      options.reserve ?? false,
    ]),
  );
  return rows.map((row) => ({
    itemId: row.item_id,
    locationId: row.location_id,
    lotId: row.lot_id === noLot ? undefined : row.lot_id,
    quantity: canonicalDecimal(row.quantity),
  }));
}

/** Usable and not reserved, over all places of the plant, by item. Items without any are missing. */
export async function freeStock(
  context: Pick<CommandContext, 'tx'>,
  plantId: string,
  itemIds: readonly string[],
  today: string,
): Promise<Map<string, { onHand: string; free: string }>> {
  const rows = await context.tx.query<{ item_id: string; on_hand: string; free: string }>(
    `select b.item_id, trim_scale(sum(b.quantity))::text as on_hand, trim_scale(sum(b.quantity - b.reserved))::text as free
     from stock_balance b join location l on l.id = b.location_id left join lot o on o.id = b.lot_id
     where b.plant_id = $1 and b.item_id = any($2::uuid[]) and l.active and l.type in ('internal', 'lineside')
       and (o.id is null or (o.status = 'released' and (o.expires_on is null or o.expires_on >= $3::date)))
     group by b.item_id`,
    [plantId, [...itemIds], today],
  );
  return new Map(rows.map((row) => [row.item_id, { onHand: row.on_hand, free: row.free }]));
}
