import type { WorkOrderState } from '../../../../../../contracts/production/vocabulary.ts';
import type { Right } from '../../shared/util-ability/permissions.ts';

/** A step of a work order: where from, who may, what it asks. */
export interface OrderVerb {
  name: 'firm' | 'release' | 'pause' | 'resume' | 'complete' | 'reopen' | 'close' | 'cancel';
  from: readonly WorkOrderState[];
  right: Right;
  reason?: boolean;
  sure?: boolean;
  primary?: boolean;
}

export const orderVerbs: OrderVerb[] = [
  { name: 'release', from: ['planned', 'firm'], right: 'release:WorkOrder', primary: true },
  { name: 'firm', from: ['planned'], right: 'update:WorkOrder' },
  { name: 'resume', from: ['paused'], right: 'update:WorkOrder', primary: true },
  { name: 'complete', from: ['in-progress'], right: 'close:WorkOrder', sure: true },
  { name: 'close', from: ['completed'], right: 'close:WorkOrder', sure: true, primary: true },
  { name: 'pause', from: ['released', 'in-progress'], right: 'update:WorkOrder', reason: true },
  { name: 'reopen', from: ['completed'], right: 'close:WorkOrder', reason: true },
  { name: 'cancel', from: ['planned', 'firm', 'released'], right: 'cancel:WorkOrder', sure: true },
];
