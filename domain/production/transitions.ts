import { productionFault } from '../../contracts/production/errors.ts';
import type { WorkOrderState } from '../../contracts/production/vocabulary.ts';

/** Where an order may go from each state. Everything else is refused. */
export const workOrderTransitions: Record<WorkOrderState, readonly WorkOrderState[]> = {
  planned: ['firm', 'released', 'cancelled'],
  firm: ['planned', 'released', 'cancelled'],
  released: ['firm', 'in-progress', 'completed', 'cancelled'],
  'in-progress': ['released', 'paused', 'completed'],
  paused: ['in-progress'],
  completed: ['in-progress', 'closed'],
  closed: [],
  cancelled: [],
};

/** Refuses a step that is not in the table. */
export function requireTransition(order: { code: string; state: WorkOrderState }, to: WorkOrderState): void {
  if (workOrderTransitions[order.state].includes(to)) return;
  throw productionFault('illegal-transition', {
    detail: `work order ${order.code}: ${order.state} → ${to} is not allowed`,
    params: { subject: 'WorkOrder', code: order.code, from: order.state, to },
  });
}
