import { z } from 'zod';
import type { InspectionMode } from '../../contracts/quality/vocabulary.ts';
import { compareQuantities } from '../../contracts/decimal.ts';
import { ref } from '../../contracts/masterdata/vocabulary.ts';
import { qualityFault } from '../../contracts/quality/errors.ts';
import { createRecord, defineCommand, findRecords, newId, permit } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { nextCode } from '../masterdata/index.ts';
import { changePieces } from '../production/index.ts';
import { cancelLot } from './cancel-inspection-lot.ts';
import { ruleFor } from './find-plan.ts';
import type { FoundRule } from './find-plan.ts';
import { inspectionLotRecord } from './records.ts';
import type { InspectionLotRow } from './records.ts';
import { sourceOf } from './source.ts';
import type { InspectionSource } from './source.ts';

export interface InspectionLotMade {
  inspectionLotId: string;
  inspectionLotCode: string;
  mode: InspectionMode;
  sampleSize: number;
  quantity: string;
  unit: string;
  sourceCode: string;
}

/** Puts a report or a delivered line before an inspector. Its pieces are held until they are judged. */
export const createInspectionLot = defineCommand({
  name: 'quality.create-inspection-lot',
  input: z.strictObject({ report: ref.optional(), receiptLine: z.uuid().optional() }),
  async run(context, input): Promise<InspectionLotMade> {
    const source = await sourceOf(context, input);
    requireInspectable(source);
    const row = await makeLot(context, source, await ruleFor(context, source));
    return {
      inspectionLotId: row.id,
      inspectionLotCode: row.code,
      mode: row.mode,
      sampleSize: row.sampleSize,
      quantity: row.quantity,
      unit: row.unit,
      sourceCode: row.sourceCode,
    };
  },
  async undo(context, _input, result) {
    await cancelLot(context, result.inspectionLotId, 'quality.create-inspection-lot.undo', 'undo');
  },
});

function requireInspectable(source: InspectionSource): void {
  const accepted = source.report ? source.report.row.state === 'accepted' : true;
  if (!accepted)
    throw qualityFault('nothing-to-inspect', { detail: `report ${source.code} is ${source.report!.row.state}` });
  if (compareQuantities(source.quantity, '0') <= 0)
    throw qualityFault('nothing-to-inspect', { detail: `${source.code} has no good pieces` });
}

async function makeLot(context: CommandContext, source: InspectionSource, rule: FoundRule): Promise<InspectionLotRow> {
  const { plantId, lineId, departmentId, reporters, stage, quantity, lotId } = source;
  const place = { plantId, lineId, departmentId };
  permit(context, { verb: 'create', subject: 'InspectionLot' }, { ...place, source: source.kind, reporters });
  await requireNone(context, source);
  const code = await nextCode(context, 'inspection-lot', plantId);
  const id = newId(context.at);
  const row = await createRecord(context, inspectionLotRecord, 'quality.create-inspection-lot', {
    id,
    ...place,
    code,
    stage,
    planId: rule.plan?.id ?? null,
    itemId: source.item.id,
    unit: source.item.unit,
    lotId,
    sourceKind: source.kind,
    sourceId: source.id,
    sourceCode: source.code,
    quantity,
    mode: rule.mode,
    sampleSize: rule.sampleSize,
    classes: rule.classes,
    characteristics: rule.plan?.characteristics ?? [],
    severity: 'normal',
    state: 'pending',
    accepted: '0',
    rejected: '0',
    conceded: '0',
    reporters,
  });
  if (source.report) await hold(context, source, row);
  return row;
}

/** One inspection at a time for a source. */
async function requireNone(context: CommandContext, source: InspectionSource): Promise<void> {
  const lots = await findRecords(context.tx, inspectionLotRecord, { sourceId: source.id, state: { $ne: 'cancelled' } });
  if (lots.length > 0)
    throw qualityFault('inspection-closed', { detail: `${lots[0]!.code} was made for ${source.code} already` });
}

function hold(context: CommandContext, source: InspectionSource, lot: InspectionLotRow): Promise<void> {
  return changePieces(context, 'quality.create-inspection-lot', {
    workOrderId: source.report!.row.workOrderId,
    operationId: source.report!.row.operationId,
    kind: 'hold',
    sourceId: lot.id,
    delta: { held: lot.quantity },
  });
}
