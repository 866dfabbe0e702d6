import { isUuid } from '../../contracts/ids.ts';
import { inventoryFault } from '../../contracts/inventory/errors.ts';
import type { LotAttributes, LotStatus, NodeKind } from '../../contracts/inventory/vocabulary.ts';
import { masterdataFault } from '../../contracts/masterdata/errors.ts';
import { changeRecord, createRecord, findRecord, findRecords } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { localDate, nextCode } from '../masterdata/index.ts';
import type { ItemRow } from '../masterdata/index.ts';
import { lotRecord } from './records.ts';
import type { LotRow } from './records.ts';

export interface NewLot {
  item: ItemRow;
  /** Left out: the code rule `lot` gives one. */
  code?: string | undefined;
  status: LotStatus;
  attributes?: LotAttributes | undefined;
  supplierId?: string | undefined;
  origin: { kind: NodeKind | 'opening'; id: string | null };
  zone: string;
}

/** A new lot; its expiry follows from the item's shelf life unless it is given. */
export async function createLot(context: CommandContext, lot: NewLot): Promise<LotRow> {
  const { item, attributes = {} } = lot;
  const manufacturedOn = attributes.manufacturedOn ?? localDate(context.at, lot.zone);
  const code = lot.code ?? (await nextCode(context, 'lot', item.plantId, { item: item.code }));
  if (await findRecord(context.tx, lotRecord, { itemId: item.id, code }))
    throw masterdataFault('code-taken', { detail: `lot ${code} of ${item.code} exists already` });
  return createRecord(context, lotRecord, 'inventory.create-lot', {
    plantId: item.plantId,
    itemId: item.id,
    code,
    status: lot.status,
    supplierId: lot.supplierId ?? null,
    supplierLot: attributes.supplierLot ?? null,
    manufacturedOn,
    expiresOn: attributes.expiresOn ?? expiryOf(manufacturedOn, item.shelfLifeDays),
    originKind: lot.origin.kind,
    originId: lot.origin.id,
  });
}

function expiryOf(manufacturedOn: string, shelfLifeDays: number | null): string | null {
  if (shelfLifeDays === null) return null;
  return new Date(Date.parse(`${manufacturedOn}T00:00:00Z`) + shelfLifeDays * 86_400_000).toISOString().slice(0, 10);
}

/** The lot of an item that a code or an id names; `undefined` for items that are not kept by lot. */
export async function lotOf(
  context: CommandContext,
  item: ItemRow,
  ref: string | undefined,
): Promise<LotRow | undefined> {
  if (item.tracking === 'none') {
    if (ref === undefined) return undefined;
    throw inventoryFault('lot-not-allowed', { detail: `item ${item.code} is not kept by lot` });
  }
  if (ref === undefined) throw inventoryFault('lot-required', { detail: `item ${item.code} is kept by lot` });
  const where = isUuid(ref) ? { id: ref, itemId: item.id } : { itemId: item.id, code: ref };
  const [lot] = await findRecords(context.tx, lotRecord, where);
  if (lot) return lot;
  throw masterdataFault('unknown-reference', {
    detail: `no lot ${ref} of ${item.code}`,
    errors: [{ path: 'lot', code: 'unknown', message: `no lot ${ref} of ${item.code}` }],
  });
}

/** Refuses lots that are not released or have expired. */
export function requireUsable(lot: LotRow, today: string): void {
  const expired = lot.expiresOn !== null && lot.expiresOn < today;
  if (lot.status === 'released' && !expired) return;
  const status = expired ? 'expired' : lot.status;
  throw inventoryFault('LOT_NOT_AVAILABLE', {
    detail: `lot ${lot.code} is ${status}`,
    params: { lot: lot.code, status },
  });
}

/** Changes whether a lot may be used. Who may do so is decided by the command that calls it. */
export function setLotStatus(
  context: CommandContext,
  lot: LotRow,
  status: LotStatus,
  action: string,
  reason?: string,
): Promise<LotRow> {
  return changeRecord(context, lotRecord, action, lot, { status, statusReason: reason ?? null }, { reason });
}
