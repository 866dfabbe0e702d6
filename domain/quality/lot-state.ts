import { fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { qualityFault } from '../../contracts/quality/errors.ts';
import type { InspectionLotRow } from './records.ts';

/** What is not judged yet. */
export function openQuantity(lot: Pick<InspectionLotRow, 'quantity' | 'accepted' | 'rejected'>): string {
  return fromMillionths(toMillionths(lot.quantity) - toMillionths(lot.accepted) - toMillionths(lot.rejected));
}

/** Refuses lots on which nothing can be recorded or judged any more. */
export function requireOpen(lot: InspectionLotRow): void {
  if (lot.state === 'pending' || lot.state === 'recording') return;
  throw qualityFault('inspection-closed', { detail: `inspection lot ${lot.code} is ${lot.state}` });
}
