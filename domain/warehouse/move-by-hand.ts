import type { LocationType } from '../../contracts/inventory/vocabulary.ts';
import { counterTypes, usableTypes } from '../../contracts/inventory/vocabulary.ts';
import { inventoryFault } from '../../contracts/inventory/errors.ts';
import { productionFault } from '../../contracts/production/errors.ts';
import type { ReasonKind } from '../../contracts/masterdata/reasons.ts';
import type { CommandContext } from '../foundation/index.ts';
import { locationRecord, lotOf } from '../inventory/index.ts';
import type { LocationRow, LotRow } from '../inventory/index.ts';
import { itemRecord, lookUp, reasonRecord } from '../masterdata/index.ts';
import type { ItemRow } from '../masterdata/index.ts';

export interface Goods {
  item: ItemRow;
  lot: LotRow | undefined;
  location: LocationRow;
}

/** Item, lot and real place of a move that somebody makes by hand. */
export async function goodsAt(
  context: CommandContext,
  input: { item: string; lot?: string | undefined },
  locationRef: string,
  path = 'location',
): Promise<Goods> {
  const location = await lookUp(context.tx, locationRecord, locationRef, { path });
  if (counterTypes.includes(location.type))
    throw inventoryFault('wrong-location', { detail: `${location.code} is no real place` });
  const item = await lookUp(context.tx, itemRecord, input.item, { plantId: location.plantId, path: 'item' });
  return { item, lot: await lotOf(context, item, input.lot), location };
}

/** Goods leave quarantine by judgement and put-away, not by hand. */
export function requireNotOutOfQuarantine(from: LocationRow, to: LocationRow): void {
  const usable: readonly LocationType[] = usableTypes;
  if (from.type === 'quarantine' && usable.includes(to.type))
    throw inventoryFault('wrong-location', { detail: `out of ${from.code} only by put-away` });
}

/** A reason of the right kind. */
export async function reasonOf(
  context: CommandContext,
  plantId: string,
  ref: string,
  kind: ReasonKind,
): Promise<string> {
  const reason = await lookUp(context.tx, reasonRecord, ref, { plantId, path: 'reason' });
  if (reason.kind === kind) return reason.code;
  throw productionFault('wrong-reason', { detail: `${reason.code} is a reason for ${reason.kind}, not for ${kind}` });
}
