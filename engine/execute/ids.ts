import { derivedId } from '../../contracts/ids.ts';
import type { OpenVisit } from '../model/state.ts';
import type { Run } from './kernel.ts';

/** What a visit can make gets ids apart from each other; incidents count on from the last slot. */
export const SLOT = { task: 0, subscription: 1, child: 2, signal: 3, incident: 16, childStep: 1 << 16 } as const;

export function idFor(run: Run, visit: OpenVisit, slot: number): string {
  return derivedId(run.state.instanceId, run.state.epoch, visit.visit, slot);
}
