import type { PassThroughTask } from '../../model/process.ts';
import { activity } from '../activity.ts';
import type { Behavior } from '../kernel.ts';

/** Undefined and manual tasks pass through and are recorded. */
export const passThroughTask: Behavior<PassThroughTask> = activity({ start: () => ({}) });
