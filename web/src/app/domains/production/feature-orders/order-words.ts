import type { WorkOrderState } from '../../../../../../contracts/production/vocabulary.ts';
import type { Tone } from '../../records/ui-list/list-spec.ts';

export const ORDER_STATES: readonly WorkOrderState[] = [
  'planned',
  'firm',
  'released',
  'in-progress',
  'paused',
  'completed',
  'closed',
  'cancelled',
];

const TONES: Partial<Record<WorkOrderState, Tone>> = {
  released: 'info',
  'in-progress': 'info',
  paused: 'warn',
  completed: 'ok',
};

export function orderTone(state: WorkOrderState): Tone {
  return TONES[state] ?? '';
}

export const REPORT_STATES = ['submitted', 'accepted', 'reversed', 'corrected'] as const;

export function reportTone(state: (typeof REPORT_STATES)[number]): Tone {
  return state === 'accepted' ? 'ok' : state === 'submitted' ? 'info' : '';
}
