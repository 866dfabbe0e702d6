import { openingInput } from '../../contracts/warehouse/vocabulary.ts';
import type { OpeningInput } from '../../contracts/warehouse/vocabulary.ts';
import { inventoryFault } from '../../contracts/inventory/errors.ts';
import { defineCommand, findRecord, importCsv, permit } from '../foundation/index.ts';
import type { CommandContext, ImportOutcome, ImportReport } from '../foundation/index.ts';
import { createLot, locationRecord, lotRecord, postStock, systemLocation } from '../inventory/index.ts';
import type { LotRow } from '../inventory/index.ts';
import { convertQuantity, importInput, itemRecord, lookUp, plantOf, rememberLookUps } from '../masterdata/index.ts';
import type { ItemRow } from '../masterdata/index.ts';

export const openingColumns = [
  'plant',
  'item',
  'lot',
  'location',
  'quantity',
  'unit',
  'supplierLot',
  'manufacturedOn',
  'expiresOn',
];

/** The stock with which a plant begins, from a file: moves like all others, so that the books add up from the first day. */
export const importOpeningStock = defineCommand({
  name: 'warehouse.import-opening-stock',
  input: importInput,
  async run(context, { csv, dryRun }): Promise<ImportReport> {
    permit(context, { verb: 'adjust', subject: 'StockMove' }, {});
    rememberLookUps(context.tx);
    return importCsv(context, { columns: openingColumns, input: openingInput, apply: bookOpening }, csv, dryRun);
  },
});

/** Books one line. */
export async function bookOpening(context: CommandContext, input: OpeningInput): Promise<ImportOutcome> {
  const plant = await plantOf(context.tx, input.plant);
  permit(context, { verb: 'adjust', subject: 'StockMove' }, { plantId: plant.id });
  const item = await lookUp(context.tx, itemRecord, input.item, { plantId: plant.id, path: 'item' });
  const location = await lookUp(context.tx, locationRecord, input.location, { plantId: plant.id, path: 'location' });
  const lot = await openingLot(context, item, input, plant.zone);
  const quantity = await convertQuantity(context.tx, input.quantity, input.unit ?? item.unit, item);
  const from = await systemLocation(context, plant.id, 'adjust');
  await postStock(context, {
    plantId: plant.id,
    kind: 'opening',
    source: { kind: 'opening', id: null, code: null },
    moves: [{ itemId: item.id, lotId: lot?.id, fromId: from.id, toId: location.id, quantity }],
  });
  return 'created';
}

async function openingLot(
  context: CommandContext,
  item: ItemRow,
  input: OpeningInput,
  zone: string,
): Promise<LotRow | undefined> {
  if (item.tracking === 'none') {
    if (input.lot === undefined) return undefined;
    throw inventoryFault('lot-not-allowed', { detail: `item ${item.code} is not kept by lot` });
  }
  if (input.lot === undefined) throw inventoryFault('lot-required', { detail: `item ${item.code} is kept by lot` });
  const existing = await findRecord(context.tx, lotRecord, { itemId: item.id, code: input.lot });
  if (existing) return existing;
  const { supplierLot, manufacturedOn, expiresOn } = input;
  return createLot(context, {
    item,
    code: input.lot,
    status: 'released',
    attributes: { supplierLot, manufacturedOn, expiresOn },
    origin: { kind: 'opening', id: null },
    zone,
  });
}
