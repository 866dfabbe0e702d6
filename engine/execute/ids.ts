import { derivedId } from '../../contracts/ids.ts';
import type { OpenVisit } from '../model/state.ts';
import type { Run } from './kernel.ts';

/** What a visit can make gets ids apart from each other; incidents count on from the last slot. */
export const SLOT = { task: 0, subscription: 1, child: 2, signal: 3, incident: 16, step: 1 << 16 } as const;

export function idFor(run: Run, visit: OpenVisit, slot: number): string {
  return derivedId(run.state.instanceId, run.state.epoch, visit.visit, slot);
}

/** Id of a signal that an event throws; of several definitions each has its own. */
export function idForPart(run: Run, visit: OpenVisit, index: number): string {
  return idFor(run, visit, SLOT.signal + index * SLOT.step);
}
