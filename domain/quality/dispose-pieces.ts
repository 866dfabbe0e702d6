import { addQuantities, compareQuantities } from '../../contracts/decimal.ts';
import { qualityFault } from '../../contracts/quality/errors.ts';
import { readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { lotRecord, setLotStatus } from '../inventory/index.ts';
import { changePieces, negated, workReportRecord } from '../production/index.ts';
import type { DispositionSums } from './decide-disposition.ts';
import type { InspectionLotRow, NonconformanceRow } from './records.ts';

/**
 * Rejected pieces of a report: back to their operation, to scrap, or free by concession. They are held until now; they
 * were never in stock, so nothing moves. Negative sums take it back.
 */
export async function disposePieces(
  context: CommandContext,
  action: string,
  lot: InspectionLotRow,
  row: NonconformanceRow,
  sums: DispositionSums,
): Promise<void> {
  if (sums.return !== '0')
    throw qualityFault('wrong-disposition', { detail: `${row.code}: own pieces have no supplier` });
  const report = await readRecord(context.tx, workReportRecord, lot.sourceId);
  const unmade = addQuantities(sums.rework, sums.scrap);
  await changePieces(context, action, {
    workOrderId: report.workOrderId,
    operationId: report.operationId,
    kind: 'disposition',
    sourceId: row.id,
    delta: {
      good: negated(unmade),
      rework: sums.rework,
      scrap: sums.scrap,
      held: negated(addQuantities(unmade, sums.concession)),
    },
  });
  if (compareQuantities(sums.concession, '0') <= 0 || lot.lotId === null) return;
  const stock = await readRecord(context.tx, lotRecord, lot.lotId, { lock: true });
  if (stock.status === 'quarantine') await setLotStatus(context, stock, 'released', action, `concession ${row.code}`);
}
