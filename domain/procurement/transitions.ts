import { procurementFault } from '../../contracts/procurement/errors.ts';
import type { OrderState, RequisitionState } from '../../contracts/procurement/vocabulary.ts';

/** Where a requisition may go. */
export const requisitionTransitions: Record<RequisitionState, readonly RequisitionState[]> = {
  draft: ['submitted', 'cancelled'],
  submitted: ['approved', 'rejected', 'cancelled'],
  approved: ['ordered', 'submitted', 'cancelled'],
  ordered: ['closed', 'approved'],
  closed: [],
  rejected: ['submitted'],
  cancelled: ['submitted'],
};

/** Where a purchase order may go. */
export const orderTransitions: Record<OrderState, readonly OrderState[]> = {
  draft: ['approved', 'cancelled'],
  approved: ['sent', 'cancelled'],
  sent: ['confirmed', 'partially-received', 'received', 'cancelled', 'closed'],
  confirmed: ['partially-received', 'received', 'cancelled', 'closed'],
  'partially-received': ['partially-received', 'received', 'sent', 'confirmed', 'closed'],
  received: ['partially-received', 'sent', 'confirmed', 'closed'],
  closed: [],
  cancelled: [],
};

/** Refuses a step that is not in its table. */
export function requireStep<State extends string>(
  table: Record<State, readonly State[]>,
  record: { code: string; state: State },
  to: State,
): void {
  if (table[record.state].includes(to)) return;
  throw procurementFault('wrong-document-state', {
    detail: `${record.code}: ${record.state} → ${to} is not allowed`,
    params: { code: record.code, from: record.state, to },
  });
}
