import type { Delta } from '../../engine/model/delta.ts';

interface Pending {
  delta: Delta;
  /** History length when the delta was made; `-1` for one carried over or made by a durable event. */
  fence: number;
  /** Whether somebody outside has promised to project it (the caller of a command). */
  byCaller: boolean;
}

/**
 * Deltas that nobody has acknowledged yet, in order. A delta made by an update is durable only once the workflow task
 * that accepted the update is: its history length is the fence.
 */
export class Outbox {
  private pending: Pending[] = [];

  constructor(carried: Delta[]) {
    for (const delta of carried) this.pending.push({ delta, fence: -1, byCaller: true });
  }

  /** A delta whose cause (timer, activity, signal, start) is in history already. */
  addDurable(delta: Delta): void {
    this.pending.push({ delta, fence: -1, byCaller: false });
  }

  /** A delta that goes back with the answer to a command. */
  addAnswer(delta: Delta, historyLength: number): void {
    this.pending.push({ delta, fence: historyLength, byCaller: true });
  }

  /** Forgets what is projected. */
  acknowledge(seq: number): void {
    if (this.pending.length > 0 && this.pending[0]!.delta.seq <= seq) {
      this.pending = this.pending.filter((entry) => entry.delta.seq > seq);
    }
  }

  after(seq: number): Delta[] {
    return this.pending.filter((entry) => entry.delta.seq > seq).map((entry) => entry.delta);
  }

  all(): Delta[] {
    return this.pending.map((entry) => entry.delta);
  }

  /** True when something waits that no caller will project. */
  get needsFlush(): boolean {
    return this.pending.some((entry) => !entry.byCaller);
  }

  /** False when a delta stems from an update that this very workflow task accepts. */
  isDurable(historyLength: number): boolean {
    return this.pending.every((entry) => entry.fence < historyLength);
  }
}
