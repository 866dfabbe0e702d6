import { z } from 'zod';
import { ref, remark } from '../../contracts/masterdata/vocabulary.ts';
import type { LotStatus } from '../../contracts/inventory/vocabulary.ts';
import { inventoryFault } from '../../contracts/inventory/errors.ts';
import { defineCommand, permit, readRecord } from '../foundation/index.ts';
import type { Command } from '../foundation/index.ts';
import { lotOf, lotRecord, setLotStatus } from '../inventory/index.ts';
import { itemRecord, lookUp } from '../masterdata/index.ts';

const input = z.strictObject({ item: ref, lot: ref, reason: remark.min(1) });
export type LotStatusInput = z.infer<typeof input>;
export interface LotStatusChanged {
  lotId: string;
  lotCode: string;
  status: LotStatus;
}

/** Blocks a lot wherever it is: from now on it is neither picked nor reserved. */
export const holdLot = statusCommand('quality.hold-lot', 'hold', 'hold', ['released', 'quarantine']);
/** Lets a blocked lot be used again. */
export const releaseLot = statusCommand('quality.release-lot', 'release', 'released', ['hold']);

function statusCommand(
  name: string,
  verb: 'hold' | 'release',
  to: LotStatus,
  from: readonly LotStatus[],
): Command<LotStatusInput, LotStatusChanged> {
  return defineCommand({
    name,
    input,
    async run(context, { item: itemRef, lot: lotRef, reason }) {
      const item = await lookUp(context.tx, itemRecord, itemRef, { path: 'item' });
      const found = (await lotOf(context, item, lotRef))!;
      const lot = await readRecord(context.tx, lotRecord, found.id, { lock: true });
      permit(context, { verb, subject: 'Lot' }, lotRecord.scope(lot));
      if (!from.includes(lot.status))
        throw inventoryFault('LOT_NOT_AVAILABLE', {
          detail: `lot ${lot.code} is ${lot.status}`,
          params: { lot: lot.code, status: lot.status },
        });
      await setLotStatus(context, lot, to, name, reason);
      return { lotId: lot.id, lotCode: lot.code, status: to };
    },
  });
}
