import { addQuantities } from '../../contracts/decimal.ts';
import { confirmPutAwayInput } from '../../contracts/warehouse/vocabulary.ts';
import type { ConfirmPutAwayInput } from '../../contracts/warehouse/vocabulary.ts';
import { inventoryFault } from '../../contracts/inventory/errors.ts';
import { warehouseFault } from '../../contracts/warehouse/errors.ts';
import { changeRecord, defineCommand, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { locationRecord, lotRecord } from '../inventory/index.ts';
import { lookUp } from '../masterdata/index.ts';
import { bookCompletion } from './post-completion.ts';
import { lockPutAway, putAwayRecord } from './records.ts';
import type { PutAwayRow } from './records.ts';

export interface PutAwayConfirmed {
  putAwayId: string;
  putAwayCode: string;
  quantity: string;
  locations: string[];
  posted: boolean;
}

/** The keeper scans where the pieces went. They are in stock once that is booked (`warehouse.post-completion`). */
export const confirmPutaway = defineCommand({
  name: 'warehouse.confirm-putaway',
  input: confirmPutAwayInput,
  async run(context, input): Promise<PutAwayConfirmed> {
    const { id } = await lookUp(context.tx, putAwayRecord, input.putAway, { path: 'putAway' });
    const row = await lockPutAway(context.tx, id);
    permit(context, { verb: 'putaway', subject: 'StockMove' }, putAwayRecord.scope(row));
    if (row.state !== 'open')
      throw warehouseFault('put-away-closed', { detail: `put-away ${row.code} is ${row.state}` });
    await requireScannedLot(context, row, input.lot);
    const places = await placesOf(context, row, input);
    const values = {
      state: 'confirmed' as const,
      places: places.map(({ locationId, quantity }) => ({ locationId, quantity })),
      confirmedBy: context.actor.user,
      confirmedAt: context.at,
    };
    const confirmed = await changeRecord(context, putAwayRecord, 'warehouse.confirm-putaway', row, values);
    if (input.post) await bookCompletion(context, confirmed);
    const locations = places.map((one) => one.code);
    return { putAwayId: row.id, putAwayCode: row.code, quantity: row.quantity, locations, posted: input.post };
  },
  async undo(context, _input, result) {
    const row = await readRecord(context.tx, putAwayRecord, result.putAwayId, { lock: true });
    if (row.state !== 'confirmed') return;
    const values = { state: 'open' as const, places: [], confirmedBy: null, confirmedAt: null };
    await changeRecord(context, putAwayRecord, 'warehouse.confirm-putaway.undo', row, values);
  },
});

async function requireScannedLot(context: CommandContext, row: PutAwayRow, scanned: string | undefined): Promise<void> {
  if (scanned === undefined || row.lotId === null) return;
  const lot = await readRecord(context.tx, lotRecord, row.lotId);
  if (scanned !== lot.code && scanned !== lot.id)
    throw warehouseFault('wrong-lot', { detail: `scanned ${scanned}, expected ${lot.code}` });
}

/** Storage bins of the plant that together take everything. */
async function placesOf(context: CommandContext, row: PutAwayRow, input: ConfirmPutAwayInput) {
  const given = input.places ?? [{ location: input.location!, quantity: row.quantity }];
  const places = [];
  for (const { location: ref, quantity } of given) {
    const location = await lookUp(context.tx, locationRecord, ref, { plantId: row.plantId, path: 'location' });
    if (location.type !== 'internal' || location.level !== 'bin')
      throw inventoryFault('wrong-location', {
        detail: `${location.code} is no storage bin (${location.level}, ${location.type})`,
        errors: [{ path: 'location', code: 'wrong-location', message: location.code }],
      });
    places.push({ locationId: location.id, code: location.code, quantity });
  }
  const sum = addQuantities(...places.map((one) => one.quantity));
  if (sum !== row.quantity)
    throw warehouseFault('places-mismatch', { detail: `${row.code}: ${row.quantity} to store, ${sum} at the places` });
  return places;
}
