import { accepts, nextDeadline } from '../../engine/execute/index.ts';
import type { EngineEvent } from '../../engine/model/event.ts';
import type { CompiledProcess } from '../../engine/model/process.ts';
import type { InstanceState, OpenVisit } from '../../engine/model/state.ts';

/** Chooses what happens next to an instance, from a seed. */
export class Schedule {
  now = 0;
  private state: number;
  private made = 0;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number below `count` (mulberry32). */
  private choose(count: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % count;
  }

  /** An event that the instance accepts, or `null` when it can only wait for ever. */
  next(process: CompiledProcess, state: InstanceState): EngineEvent | null {
    const events = this.possible(state).filter((event) => accepts(process, state, event) === null);
    if (events.length === 0) return null;
    const event = events[this.choose(events.length)]!;
    this.now = event.at;
    return event;
  }

  private possible(state: InstanceState): EngineEvent[] {
    this.made += 1;
    const at = this.now + 1;
    const due = nextDeadline(state);
    const events: EngineEvent[] = Object.values(state.visits).flatMap((visit) => this.forVisit(visit, at));
    if (due !== null) events.push({ type: 'deadline', at: Math.max(due, at) });
    if (state.status === 'suspended') events.push({ type: 'resume', at });
    else if (this.choose(12) === 0) events.push({ type: 'suspend', at });
    events.push({ type: 'deliverSignal', at, broadcastId: `signal-${this.made}`, name: 'S', variables: {} });
    return events;
  }

  private forVisit(open: OpenVisit, at: number): EngineEvent[] {
    const { visit, task, waitingFor, subscription, incident } = open;
    const variables = { way: this.choose(3) };
    if (incident) return [{ type: 'retryIncident', at, visit, incidentId: incident.incidentId }];
    if (task) return [{ type: 'completeTask', at, visit, taskId: task.taskId, variables }];
    if (waitingFor?.kind === 'service') {
      if (this.choose(4) === 0) return [{ type: 'failService', at, visit, message: 'down' }];
      return [{ type: 'completeService', at, visit, result: variables }];
    }
    if (subscription?.kind !== 'message') return [];
    const { subscriptionId, name } = subscription;
    const messageId = `message-${this.made}-${visit}`;
    return [{ type: 'deliverMessage', at, visit, subscriptionId, messageId, name, variables }];
  }
}
