import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { LiveHint, LiveState } from './live-stream.ts';
import { LiveStream } from './live-stream.ts';

type Listener = (hints: LiveHint[]) => void;

const GATHER = 120;

/**
 * Hints that something changed; who shows it fetches it again. All tabs of a browser share one connection
 * (`live-stream.ts`). Hints that come close together wake a listener once.
 */
@Injectable({ providedIn: 'root' })
export class LiveEvents {
  private readonly listeners = new Map<Listener, ReadonlySet<string>>();
  private readonly connection = signal<LiveState>('off');
  private readonly stream = new LiveStream(
    (hint) => this.receive(hint),
    (state) => this.connection.set(state),
  );
  private gathered: LiveHint[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly state = this.connection.asReadonly();

  start(): void {
    this.stream.open();
  }

  stop(): void {
    this.stream.close();
  }

  /** Until the caller's context is destroyed. */
  on(subjects: readonly string[], listener: Listener): void {
    this.listeners.set(listener, new Set(subjects));
    inject(DestroyRef).onDestroy(() => this.listeners.delete(listener));
  }

  private receive(hint: LiveHint): void {
    this.gathered.push(hint);
    this.timer ??= setTimeout(() => this.tell(), GATHER);
  }

  private tell(): void {
    const hints = this.gathered.splice(0);
    this.timer = undefined;
    const all = hints.some((hint) => hint.kind === 'resync');
    for (const [listener, subjects] of [...this.listeners]) {
      const concerned = all ? hints : hints.filter((hint) => subjects.has(hint.kind));
      if (concerned.length > 0) listener(concerned);
    }
  }
}
