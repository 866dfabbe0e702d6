import { compareQuantities, fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { emit, findRecords } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { itemRecord } from '../masterdata/index.ts';
import { freeStock } from './pick-stock.ts';

/**
 * Tells of items whose usable stock went below their minimum by what was just taken. Only the crossing counts: further
 * taking says nothing new. Call it after the posting.
 */
export async function announceBelowMinimum(
  context: CommandContext,
  plantId: string,
  taken: ReadonlyMap<string, string>,
  today: string,
): Promise<string[]> {
  const items = await findRecords(
    context.tx,
    itemRecord,
    { id: [...taken.keys()], minimumStock: { $ne: null } },
    { code: 1 },
  );
  if (items.length === 0) return [];
  const stock = await freeStock(
    context,
    plantId,
    items.map((item) => item.id),
    today,
  );
  const crossed: string[] = [];
  for (const item of items) {
    const minimum = item.minimumStock!;
    const onHand = stock.get(item.id)?.onHand ?? '0';
    const before = fromMillionths(toMillionths(onHand) + toMillionths(taken.get(item.id)!));
    if (compareQuantities(onHand, minimum) >= 0 || compareQuantities(before, minimum) < 0) continue;
    crossed.push(item.code);
    await emit(context, {
      name: 'stock.below-minimum',
      businessKey: item.code,
      plantId,
      variables: { plantId, itemId: item.id, itemCode: item.code, unit: item.unit, onHand, minimum },
    });
  }
  return crossed;
}
