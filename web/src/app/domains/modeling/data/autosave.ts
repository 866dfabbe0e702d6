import { signal } from '@angular/core';
import type { Problem } from '../../shared/util-http/problem.ts';
import { toProblem } from '../../shared/util-http/problem.ts';

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';

export interface Saver {
  text(): Promise<string>;
  /** Returns the new revision. */
  save(text: string, revision: number): Promise<number>;
}

const PAUSE = 1200;
const AGAIN = 6000;

/**
 * Saves a drawing shortly after every change, one save at a time. A failed save is tried again; a conflict stops
 * saving until somebody has decided whose drawing counts.
 */
export class Autosave {
  private readonly saver: Saver;
  private readonly current = signal<SaveState>('saved');
  private readonly found = signal<Problem | null>(null);
  private readonly number = signal(0);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private changed = false;
  private lastText = '';
  private running: Promise<void> | null = null;
  readonly state = this.current.asReadonly();
  readonly problem = this.found.asReadonly();
  readonly revision = this.number.asReadonly();

  constructor(saver: Saver) {
    this.saver = saver;
  }

  /** What is on screen is this revision. */
  reset(revision: number, text: string): void {
    clearTimeout(this.timer);
    this.changed = false;
    this.lastText = text;
    this.number.set(revision);
    this.found.set(null);
    this.current.set('saved');
  }

  change(): void {
    this.changed = true;
    if (this.current() === 'conflict') return;
    this.current.set('waiting');
    this.later(PAUSE);
  }

  /** Everything is saved when this resolves to true. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.changed || this.current() === 'failed') await this.save();
    return this.current() === 'saved';
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private later(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), pause);
  }

  private async save(): Promise<void> {
    await this.running;
    this.running = this.saveOnce();
    await this.running;
    this.running = null;
  }

  private async saveOnce(): Promise<void> {
    this.changed = false;
    this.current.set('saving');
    try {
      const text = await this.saver.text();
      if (text !== this.lastText) this.number.set(await this.saver.save(text, this.number()));
      this.lastText = text;
      this.found.set(null);
      this.current.set(this.changed ? 'waiting' : 'saved');
      if (this.changed) this.later(PAUSE);
    } catch (error) {
      const problem = toProblem(error);
      this.found.set(problem);
      this.changed = true;
      this.current.set(problem.conflict ? 'conflict' : 'failed');
      if (!problem.conflict) this.later(AGAIN);
    }
  }
}
