import { compareQuantities } from '../../contracts/decimal.ts';
import { readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { addEdges, createLot, lotRecord, postStock, systemLocation } from '../inventory/index.ts';
import { itemRecord, plantOf } from '../masterdata/index.ts';
import { receiptLineOf } from './judgement-effects.ts';
import type { InspectionLotRow } from './records.ts';

/**
 * The rejected part of a delivery that is accepted otherwise becomes a lot of its own, so that it can never be used with
 * the rest. Pieces of a report are not in stock yet: nothing to separate. The answer is the lot of the rejected part.
 */
export async function separateRejected(
  context: CommandContext,
  lot: InspectionLotRow,
  quantity: string,
  code: string,
): Promise<string | null> {
  if (lot.sourceKind === 'work-report' || lot.lotId === null) return lot.lotId;
  if (compareQuantities(lot.accepted, '0') === 0) return lot.lotId;
  const whole = await readRecord(context.tx, lotRecord, lot.lotId);
  const item = await readRecord(context.tx, itemRecord, lot.itemId);
  const { zone } = await plantOf(context.tx, lot.plantId);
  const { supplierLot, manufacturedOn, expiresOn } = whole;
  const part = await createLot(context, {
    item,
    code: `${whole.code}-${code}`.slice(0, 60),
    status: 'rejected',
    attributes: {
      ...(supplierLot === null ? {} : { supplierLot }),
      ...(manufacturedOn === null ? {} : { manufacturedOn }),
      ...(expiresOn === null ? {} : { expiresOn }),
    },
    ...(whole.supplierId === null ? {} : { supplierId: whole.supplierId }),
    origin: { kind: 'lot', id: whole.id },
    zone,
  });
  const [from, to] = [
    { kind: 'lot' as const, id: whole.id },
    { kind: 'lot' as const, id: part.id },
  ];
  await addEdges(context, lot.plantId, lot.id, [{ kind: 'split', from, to, quantity }]);
  const line = await receiptLineOf(context, lot);
  const between = await systemLocation(context, lot.plantId, 'adjust');
  await postStock(context, {
    plantId: lot.plantId,
    kind: 'split',
    source: { kind: 'inspection-lot', id: lot.id, code: lot.code },
    moves: [
      { itemId: lot.itemId, lotId: whole.id, fromId: line.locationId, toId: between.id, quantity },
      { itemId: lot.itemId, lotId: part.id, fromId: between.id, toId: line.locationId, quantity },
    ],
  });
  return part.id;
}
