import { addQuantities, compareQuantities } from '../../contracts/decimal.ts';
import { recordInspectionInput } from '../../contracts/quality/vocabulary.ts';
import type { CharacteristicInput, ReadingInput, RecordInspectionInput } from '../../contracts/quality/vocabulary.ts';
import { fault } from '../../contracts/errors.ts';
import { qualityFault } from '../../contracts/quality/errors.ts';
import { changeRecord, defineCommand, newId, permit } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { lookUp, reasonRecord } from '../masterdata/index.ts';
import { InspectionDefect, InspectionReading } from './entities/index.ts';
import { requireOtherEyes } from './four-eyes.ts';
import { openQuantity, requireOpen } from './lot-state.ts';
import { inspectionLotOf, inspectionLotRecord, lockInspectionLot } from './records.ts';
import type { InspectionLotRow } from './records.ts';
import { requireWithinSample } from './verdict.ts';

export interface InspectionRecorded {
  inspectionLotId: string;
  inspectionLotCode: string;
  accepted: string | null;
  rejected: string | null;
}

/**
 * The inspector enters readings and defects, and with the quantities how it shall be judged; a judgement that the sample
 * contradicts is refused at once.
 */
export const recordInspection = defineCommand({
  name: 'quality.record-inspection',
  input: recordInspectionInput,
  async run(context, input): Promise<InspectionRecorded> {
    const { id } = await inspectionLotOf(context.tx, input.inspectionLot);
    const lot = await lockInspectionLot(context.tx, id);
    permit(context, { verb: 'inspect', subject: 'InspectionLot' }, inspectionLotRecord.scope(lot));
    requireOtherEyes(context, lot);
    requireOpen(lot);
    await writeReadings(context, lot, input.readings);
    await writeDefects(context, lot, input);
    const proposal = proposalOf(lot, input);
    if (proposal) await requireWithinSample(context, lot, proposal);
    const values = {
      state: 'recording' as const,
      inspectedBy: context.actor.user,
      ...(proposal ? { proposal } : {}),
    };
    const parts = { before: {}, after: { readings: input.readings, defects: input.defects } };
    await changeRecord(context, inspectionLotRecord, 'quality.record-inspection', lot, values, { parts });
    return {
      inspectionLotId: lot.id,
      inspectionLotCode: lot.code,
      accepted: proposal?.accepted ?? null,
      rejected: proposal?.rejected ?? null,
    };
  },
  async undo(context, _input, result) {
    const lot = await lockInspectionLot(context.tx, result.inspectionLotId);
    const action = 'quality.record-inspection.undo';
    if (lot.state === 'recording') await changeRecord(context, inspectionLotRecord, action, lot, { proposal: null });
  },
});

/** One quantity says the other; both together may not exceed what is open. */
function proposalOf(lot: InspectionLotRow, input: RecordInspectionInput): InspectionLotRow['proposal'] {
  if (input.accepted === undefined && input.rejected === undefined) return null;
  const open = openQuantity(lot);
  const accepted = input.accepted ?? '0';
  const rejected = input.rejected ?? '0';
  const given = addQuantities(accepted, rejected);
  if (compareQuantities(given, '0') <= 0 || compareQuantities(given, open) > 0)
    throw qualityFault('quantity-mismatch', {
      detail: `${lot.code}: ${open} are open, ${given} were given`,
      params: { code: lot.code, open, given },
    });
  return {
    accepted: addQuantities(accepted),
    rejected: addQuantities(rejected),
    sorted: input.sorted,
    reason: input.reason,
  };
}

async function writeReadings(
  context: CommandContext,
  lot: InspectionLotRow,
  readings: readonly ReadingInput[],
): Promise<void> {
  if (readings.length === 0) return;
  const rows = readings.map((reading) => {
    const characteristic = lot.characteristics.find((one) => one.number === reading.characteristic);
    if (!characteristic)
      throw qualityFault('unknown-characteristic', {
        detail: `${lot.code}: no characteristic ${reading.characteristic}`,
      });
    return {
      id: newId(context.at),
      inspectionLotId: lot.id,
      characteristic: reading.characteristic,
      sample: reading.sample,
      value: reading.value ?? null,
      text: reading.text ?? null,
      ok: conforms(characteristic, reading),
      instrument: reading.instrument ?? null,
      readBy: context.actor.user,
      readAt: context.at,
    };
  });
  await context.tx.em.insertMany(InspectionReading, rows);
}

/** A measured value is judged by its limits, everything else as the inspector says. */
export function conforms(characteristic: CharacteristicInput, reading: ReadingInput): boolean {
  if (characteristic.kind === 'text') return reading.ok ?? true;
  if (characteristic.kind === 'attribute') {
    if (reading.ok === undefined) throw missing(characteristic, 'ok');
    return reading.ok;
  }
  if (reading.value === undefined) throw missing(characteristic, 'value');
  const { lower, upper } = characteristic;
  const low = lower !== undefined && compareQuantities(reading.value, lower) < 0;
  const high = upper !== undefined && compareQuantities(reading.value, upper) > 0;
  return !low && !high;
}

function missing(characteristic: CharacteristicInput, field: string): Error {
  const path = `readings.${characteristic.number}.${field}`;
  return fault('invalid-input', {
    detail: `characteristic ${characteristic.number} needs ${field}`,
    errors: [{ path, code: 'required', message: `${field} is needed` }],
  });
}

async function writeDefects(
  context: CommandContext,
  lot: InspectionLotRow,
  input: RecordInspectionInput,
): Promise<void> {
  const rows = [];
  for (const { reason, class: name, quantity, remark } of input.defects) {
    const found =
      reason && (await lookUp(context.tx, reasonRecord, reason, { plantId: lot.plantId, path: 'defects.reason' }));
    rows.push({
      id: newId(context.at),
      inspectionLotId: lot.id,
      reasonId: found ? found.id : null,
      class: name,
      quantity,
      remark: remark ?? null,
      foundBy: context.actor.user,
      foundAt: context.at,
    });
  }
  if (rows.length > 0) await context.tx.em.insertMany(InspectionDefect, rows);
}
