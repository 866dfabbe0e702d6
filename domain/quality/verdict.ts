import { compareQuantities } from '../../contracts/decimal.ts';
import { qualityFault } from '../../contracts/quality/errors.ts';
import type { CommandContext } from '../foundation/index.ts';
import { rejectingClass } from './inspection-rule.ts';
import type { ClassPlan, DefectCounts } from './inspection-rule.ts';
import type { InspectionLotRow } from './records.ts';

export interface Verdict {
  found: DefectCounts;
  /** The class that rejects the lot, if one does. */
  rejecting: ClassPlan | undefined;
  /** Was anything recorded at all? */
  recorded: boolean;
}

/**
 * What the sample says: of each class, pieces that fail a characteristic of it (each piece once, by its latest reading)
 * and the defects found beside.
 */
export async function verdictOf({ tx }: CommandContext, lot: InspectionLotRow): Promise<Verdict> {
  const failed = await tx.query<{ characteristic: number; sample: number; ok: boolean }>(
    `select distinct on (characteristic, sample) characteristic, sample, ok from inspection_reading
     where inspection_lot_id = $1 order by characteristic, sample, read_at desc, id desc`,
    [lot.id],
  );
  const defects = await tx.query<{ class: keyof DefectCounts; quantity: string }>(
    'select class, sum(quantity) as quantity from inspection_defect where inspection_lot_id = $1 group by class',
    [lot.id],
  );
  const found: DefectCounts = { critical: 0, major: 0, minor: 0 };
  const pieces = new Set<string>();
  for (const reading of failed) {
    const name = lot.characteristics.find((one) => one.number === reading.characteristic)?.class;
    if (!reading.ok && name) pieces.add(`${name}/${reading.sample}`);
  }
  for (const piece of pieces) found[piece.split('/')[0] as keyof DefectCounts] += 1;
  for (const defect of defects) found[defect.class] += Number(defect.quantity);
  const recorded = failed.length > 0 || defects.length > 0 || lot.state === 'recording';
  return { found, rejecting: rejectingClass(lot.classes, found), recorded };
}

/** A lot that its sample rejects may be accepted in part only after every piece was looked at. */
export async function requireWithinSample(
  context: CommandContext,
  lot: InspectionLotRow,
  judgement: { accepted: string; sorted: boolean },
): Promise<void> {
  if (compareQuantities(judgement.accepted, '0') <= 0) return;
  const { rejecting, found } = await verdictOf(context, lot);
  const everyPiece = judgement.sorted || lot.mode === 'all';
  if (!rejecting || (everyPiece && compareQuantities(judgement.accepted, lot.quantity) < 0)) return;
  const params = { lot: lot.code, class: rejecting.class, found: found[rejecting.class], allowed: rejecting.accept };
  throw qualityFault('SAMPLE_REJECTS', {
    detail: `inspection lot ${lot.code}: ${params.found} ${params.class} defects, ${params.allowed} allowed`,
    params,
  });
}
