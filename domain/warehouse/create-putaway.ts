import { z } from 'zod';
import { compareQuantities, fromMillionths, positiveQuantity, toMillionths } from '../../contracts/decimal.ts';
import { ref } from '../../contracts/masterdata/vocabulary.ts';
import { qualityFault } from '../../contracts/quality/errors.ts';
import { warehouseFault } from '../../contracts/warehouse/errors.ts';
import {
  changeRecord,
  createRecord,
  defineCommand,
  findRecord,
  findRecords,
  permit,
  readRecord,
} from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { locationRecord, lotRecord, setLotStatus, systemLocation } from '../inventory/index.ts';
import { lookUp, nextCode } from '../masterdata/index.ts';
import { lockOrderOfReport, reportOf } from '../production/index.ts';
import { inspectionLotRecord, ruleFor, sourceOf } from '../quality/index.ts';
import type { InspectionLotRow, InspectionSource } from '../quality/index.ts';
import { lockPutAway, putAwayRecord } from './records.ts';
import type { PutAwayRow } from './records.ts';

export interface PutAwayMade {
  putAwayId: string;
  putAwayCode: string;
  item: string;
  lot: string | null;
  quantity: string;
  unit: string;
  /** Where it was stored before, or the first place there is. */
  suggestedLocation: string | null;
}

interface Input {
  report?: string | undefined;
  receiptLine?: string | undefined;
  inspectionLot?: string | undefined;
  quantity?: string | undefined;
}

const action = 'warehouse.create-putaway';

/** Gives the keeper what is good and not in stock yet. What needs an inspection must have been judged. */
export const createPutaway = defineCommand({
  name: action,
  input: z.strictObject({
    report: ref.optional(),
    receiptLine: z.uuid().optional(),
    inspectionLot: ref.optional(),
    /** Left out: all that can be stored. */
    quantity: positiveQuantity.optional(),
  }),
  async run(context, input): Promise<PutAwayMade> {
    const source = await sourceMeant(context, input);
    permit(context, { verb: 'putaway', subject: 'StockMove' }, { plantId: source.plantId });
    const quantity = await quantityOf(context, source, input.quantity);
    const code = await nextCode(context, 'put-away', source.plantId);
    const from = source.receiptLine?.locationId ?? (await systemLocation(context, source.plantId, 'production')).id;
    const suggested = await suggestedLocation(context, source);
    const row = await createRecord(context, putAwayRecord, action, {
      plantId: source.plantId,
      code,
      sourceKind: source.kind,
      sourceId: source.id,
      sourceCode: source.code,
      workOrderId: source.report?.row.workOrderId ?? null,
      itemId: source.item.id,
      unit: source.item.unit,
      lotId: source.lotId,
      quantity,
      fromId: from,
      suggestedId: suggested?.id ?? null,
      places: [],
      state: 'open',
    });
    return made(context, row, source, suggested?.code ?? null);
  },
  async undo(context, _input, result) {
    await cancelPutAway(context, result.putAwayId, `${action}.undo`, 'undo');
  },
});

/** By the inspection lot, the report, or the delivered line; the order of a report is locked. */
async function sourceMeant(context: CommandContext, input: Input): Promise<InspectionSource> {
  if (input.inspectionLot !== undefined) {
    const lot = await lookUp(context.tx, inspectionLotRecord, input.inspectionLot, { path: 'inspectionLot' });
    if (lot.sourceKind === 'receipt-line') return sourceOf(context, { receiptLine: lot.sourceId });
    await lockOrderOfReport(context.tx, lot.sourceId);
    return sourceOf(context, { report: lot.sourceId });
  }
  if (input.report === undefined) return sourceOf(context, input);
  const { id } = await reportOf(context.tx, input.report);
  await lockOrderOfReport(context.tx, id);
  return sourceOf(context, { report: id });
}

async function quantityOf(
  context: CommandContext,
  source: InspectionSource,
  wanted: string | undefined,
): Promise<string> {
  await context.tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`put-away:${source.id}`]);
  const good = source.report ? await goodOfReport(context, source) : source.receiptLine!.accepted;
  const others = await findRecords(context.tx, putAwayRecord, { sourceId: source.id, state: { $ne: 'cancelled' } });
  const on = others.reduce((sum, one) => sum + toMillionths(one.quantity), 0n);
  const direct = source.receiptLine ? directlyStored(source.receiptLine.stored, others) : 0n;
  const open = fromMillionths(toMillionths(good) - on - direct);
  const quantity = wanted ?? open;
  if (compareQuantities(quantity, '0') > 0 && compareQuantities(quantity, open) <= 0) return quantity;
  throw warehouseFault('nothing-to-store', {
    detail: `${source.code}: ${open} can be stored, ${quantity} were asked for`,
  });
}

/** Stored without a put-away: straight from the lorry. */
function directlyStored(stored: string, putAways: readonly PutAwayRow[]): bigint {
  const posted = putAways.filter((one) => one.state === 'posted');
  return toMillionths(stored) - posted.reduce((sum, one) => sum + toMillionths(one.quantity), 0n);
}

/** Good pieces of the last operation: what quality accepted or conceded; all of them where nothing is inspected. */
async function goodOfReport(context: CommandContext, source: InspectionSource): Promise<string> {
  const { row, operation } = source.report!;
  if (row.state !== 'accepted' || !operation.final)
    throw warehouseFault('nothing-to-store', {
      detail: `report ${row.code} is ${row.state}, operation ${operation.sequence}`,
    });
  const where = { sourceId: source.id, state: { $ne: 'cancelled' } };
  const [lot] = await findRecords(context.tx, inspectionLotRecord, where);
  if (lot) return acceptedOf(lot);
  const { mode } = await ruleFor(context, source);
  if (mode !== 'none') throw qualityFault('NOT_JUDGED', { detail: `report ${row.code} must be inspected first` });
  await releaseUninspected(context, source);
  return source.quantity;
}

function acceptedOf(lot: InspectionLotRow): string {
  if (lot.accepted === '0' && lot.conceded === '0' && (lot.state === 'pending' || lot.state === 'recording'))
    throw qualityFault('NOT_JUDGED', { detail: `inspection lot ${lot.code} is ${lot.state}` });
  return fromMillionths(toMillionths(lot.accepted) + toMillionths(lot.conceded));
}

/** No plan asks for an inspection: the lot that was made may be used. */
async function releaseUninspected(context: CommandContext, source: InspectionSource): Promise<void> {
  if (source.lotId === null) return;
  const lot = await readRecord(context.tx, lotRecord, source.lotId, { lock: true });
  if (lot.status === 'quarantine') await setLotStatus(context, lot, 'released', action, 'no inspection required');
}

async function suggestedLocation(
  context: CommandContext,
  { plantId, item }: InspectionSource,
): Promise<{ id: string; code: string } | undefined> {
  const [found] = await context.tx.query<{ id: string; code: string }>(
    `select l.id, l.code from location l left join stock_balance b on b.location_id = l.id and b.item_id = $2
     where l.plant_id = $1 and l.type = 'internal' and l.level = 'bin' and l.active
     group by l.id, l.code order by coalesce(sum(b.quantity), 0) desc, l.code limit 1`,
    [plantId, item.id],
  );
  return found && (await findRecord(context.tx, locationRecord, { id: found.id }));
}

async function made(
  context: CommandContext,
  row: PutAwayRow,
  source: InspectionSource,
  suggestedLocation: string | null,
): Promise<PutAwayMade> {
  const lot = row.lotId === null ? undefined : await readRecord(context.tx, lotRecord, row.lotId);
  const { id: putAwayId, code: putAwayCode, quantity, unit } = row;
  return { putAwayId, putAwayCode, item: source.item.code, lot: lot?.code ?? null, quantity, unit, suggestedLocation };
}

/** Calls a put-away off that is not booked. The answer is whether anything changed. */
export async function cancelPutAway(context: CommandContext, id: string, by: string, reason: string): Promise<boolean> {
  const row = await lockPutAway(context.tx, id);
  if (row.state === 'cancelled') return false;
  if (row.state === 'posted') throw warehouseFault('ALREADY_STORED', { detail: `put-away ${row.code} is booked` });
  await changeRecord(context, putAwayRecord, by, row, { state: 'cancelled' }, { reason });
  return true;
}
