import { z } from 'zod';
import { compareQuantities, fromMillionths, positiveQuantity, toMillionths } from '../../contracts/decimal.ts';
import { ref, remark } from '../../contracts/masterdata/vocabulary.ts';
import { qualityFault } from '../../contracts/quality/errors.ts';
import { changeRecord, createRecord, defineCommand, findRecords, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { lookUp, nextCode, reasonRecord } from '../masterdata/index.ts';
import { inspectionLotOf, inspectionLotRecord, lockInspectionLot, nonconformanceRecord } from './records.ts';
import type { InspectionLotRow } from './records.ts';
import { separateRejected } from './separate-rejected.ts';

export interface NonconformanceMade {
  nonconformanceId: string;
  nonconformanceCode: string;
  inspectionLotCode: string;
  quantity: string;
  unit: string;
}

/** Opens a record for rejected pieces; it is closed when it is decided what becomes of each of them. */
export const createNonconformance = defineCommand({
  name: 'quality.create-nonconformance',
  input: z.strictObject({
    inspectionLot: ref,
    /** Left out: all rejected pieces without such a record. */
    quantity: positiveQuantity.optional(),
    reason: ref.optional(),
    description: remark.optional(),
  }),
  async run(context, input): Promise<NonconformanceMade> {
    const { id } = await inspectionLotOf(context.tx, input.inspectionLot);
    const lot = await lockInspectionLot(context.tx, id);
    permit(context, { verb: 'create', subject: 'InspectionLot' }, inspectionLotRecord.scope(lot));
    const quantity = await quantityOf(context, lot, input.quantity);
    const reason = input.reason && (await lookUp(context.tx, reasonRecord, input.reason, { plantId: lot.plantId }));
    const code = await nextCode(context, 'nonconformance', lot.plantId);
    const lotId = await separateRejected(context, lot, quantity, code);
    const row = await createRecord(context, nonconformanceRecord, 'quality.create-nonconformance', {
      plantId: lot.plantId,
      code,
      inspectionLotId: lot.id,
      itemId: lot.itemId,
      unit: lot.unit,
      lotId,
      quantity,
      decided: '0',
      reasonId: reason ? reason.id : null,
      description: input.description ?? null,
      state: 'open',
    });
    return {
      nonconformanceId: row.id,
      nonconformanceCode: row.code,
      inspectionLotCode: lot.code,
      quantity,
      unit: lot.unit,
    };
  },
  async undo(context, _input, result) {
    const row = await readRecord(context.tx, nonconformanceRecord, result.nonconformanceId, { lock: true });
    const action = 'quality.create-nonconformance.undo';
    await changeRecord(context, nonconformanceRecord, action, row, { state: 'cancelled' });
  },
});

async function quantityOf(context: CommandContext, lot: InspectionLotRow, wanted: string | undefined): Promise<string> {
  const where = { inspectionLotId: lot.id, state: { $ne: 'cancelled' } };
  const others = await findRecords(context.tx, nonconformanceRecord, where);
  const covered = others.reduce((sum, one) => sum + toMillionths(one.quantity), 0n);
  const open = fromMillionths(toMillionths(lot.rejected) - covered);
  const quantity = wanted ?? open;
  if (compareQuantities(quantity, '0') > 0 && compareQuantities(quantity, open) <= 0) return quantity;
  throw qualityFault('quantity-mismatch', {
    detail: `${lot.code}: ${open} rejected pieces are open, ${quantity} were given`,
    params: { code: lot.code, open, given: quantity },
  });
}
