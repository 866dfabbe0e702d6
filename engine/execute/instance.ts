import type { CompiledCalendar } from '../model/calendar.ts';
import type { ParentLink } from '../model/event.ts';
import type { CompiledProcess } from '../model/process.ts';
import type { InstanceState } from '../model/state.ts';
import { BEHAVIOUR } from './switches.ts';

/** Elements that one step may enter, unless an instance is made with another limit. */
const ELEMENT_LIMIT = 10_000;

export interface InstanceInit {
  instanceId: string;
  epoch: number;
  businessKey?: string | null;
  parent?: ParentLink | null;
  calendars: Record<string, CompiledCalendar>;
  behaviour?: number;
  elementLimit?: number;
}

/** An instance that has not begun; its first event is `start`. */
export function createInstance(_process: CompiledProcess, init: InstanceInit): InstanceState {
  return {
    instanceId: init.instanceId,
    epoch: init.epoch,
    seq: 0,
    behaviour: init.behaviour ?? BEHAVIOUR,
    status: 'active',
    businessKey: init.businessKey ?? null,
    parent: init.parent ?? null,
    nextVisit: 1,
    scopes: { 0: { visit: 0, elementId: null, parent: null, variables: {}, open: 0 } },
    visits: {},
    deadlines: [],
    signals: {},
    calendars: init.calendars,
    seen: [],
    completers: {},
    held: [],
    elementLimit: init.elementLimit ?? ELEMENT_LIMIT,
  };
}

/** The nearest deadline; `null` when none is armed or the instance is suspended or has ended. */
export function nextDeadline(state: InstanceState): number | null {
  return state.status === 'active' ? (state.deadlines[0]?.at ?? null) : null;
}
