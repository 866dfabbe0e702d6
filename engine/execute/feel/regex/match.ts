import { fold } from './classes.ts';
import type { Program } from './program.ts';

/** Positions of a match: `[start, end]` of the whole, then of each group; −1 where a group took no part. */
export type Match = readonly number[];

/** Thrown when a match takes more steps than it may. */
export class TooManySteps extends Error {}

interface Job {
  step: number;
  at: number;
}

/** What a jump back must put right: the old content of a slot. */
interface Undo {
  slot: number;
  value: number;
}

/**
 * Tries the ways through a program in the order of their preference. A step that failed at a place once is not tried
 * there again, so the work is at most steps × characters; only references to groups, whose outcome depends on the way,
 * do without that and are held by the count of steps alone.
 */
export class Matcher {
  private readonly program: Program;
  private readonly text: readonly number[];
  private readonly multiLine: boolean;
  private readonly ignoreCase: boolean;
  private readonly failed: Uint8Array | null;
  private readonly slots: number[];
  private left: number;
  private furthest = 0;

  constructor(program: Program, text: readonly number[], options: MatchOptions) {
    this.program = program;
    this.text = text;
    this.multiLine = options.multiLine;
    this.ignoreCase = options.ignoreCase;
    this.left = options.mostSteps;
    const places = program.steps.length * (text.length + 1);
    if (!program.hasReferences && places > options.mostSteps * 8) throw new TooManySteps();
    this.failed = program.hasReferences ? null : new Uint8Array((places >> 3) + 1);
    this.slots = new Array<number>(program.slots).fill(-1);
  }

  get stepsLeft(): number {
    return this.left;
  }

  /** The first match that begins at `from` or behind. */
  find(from: number): Match | null {
    // The way to the match before was tried without failing; behind it all is open again.
    this.failed?.fill(
      0,
      (from * this.program.steps.length) >> 3,
      (((this.furthest + 1) * this.program.steps.length) >> 3) + 1,
    );
    this.furthest = from;
    for (let start = from; start <= this.text.length; start++) {
      const end = this.run(start);
      if (end >= 0) return [start, end, ...this.slots.slice(2, (this.program.groups + 1) * 2)];
    }
    return null;
  }

  /** Where a match that begins at `start` ends; −1 for none. */
  private run(start: number): number {
    this.slots.fill(-1);
    const jobs: (Job | Undo)[] = [{ step: 0, at: start }];
    for (let job = jobs.pop(); job; job = jobs.pop()) {
      if ('slot' in job) {
        this.slots[job.slot] = job.value;
        continue;
      }
      const end = this.follow(job.step, job.at, jobs);
      if (end >= 0) return end;
    }
    return -1;
  }

  private follow(from: number, begin: number, jobs: (Job | Undo)[]): number {
    const { steps } = this.program;
    let step = from;
    let at = begin;
    for (;;) {
      if (--this.left < 0) throw new TooManySteps();
      if (this.wasTried(step, at)) return -1;
      const now = steps[step]!;
      switch (now.op) {
        case 'match':
          return at;
        case 'set':
          if (at >= this.text.length || !now.test(this.text[at]!)) return -1;
          at += 1;
          break;
        case 'start':
        case 'end':
          if (!(now.op === 'start' ? this.isStart(at) : this.isEnd(at))) return -1;
          break;
        case 'split':
          jobs.push({ step: now.second, at });
          step = now.first;
          continue;
        case 'jump':
          step = now.to;
          continue;
        case 'save':
          jobs.push({ slot: now.slot, value: this.slots[now.slot]! });
          this.slots[now.slot] = at;
          break;
        case 'advanced':
          if (this.slots[now.slot] === at) return -1;
          break;
        case 'reference':
          at = this.repeated(now.number, at);
          if (at < 0) return -1;
          break;
      }
      step += 1;
    }
  }

  /** Whether a step was tried at a place before, and notes that it is now. */
  private wasTried(step: number, at: number): boolean {
    if (!this.failed) return false;
    if (at > this.furthest) this.furthest = at;
    const place = at * this.program.steps.length + step;
    const bit = 1 << (place & 7);
    const byte = this.failed[place >> 3]!;
    if ((byte & bit) !== 0) return true;
    this.failed[place >> 3] = byte | bit;
    return false;
  }

  private isStart(at: number): boolean {
    if (at === 0) return true;
    return this.multiLine && this.text[at - 1] === 10 && at < this.text.length;
  }

  private isEnd(at: number): boolean {
    return at === this.text.length || (this.multiLine && this.text[at] === 10);
  }

  /** The position behind what a group took, when it stands here again. */
  private repeated(group: number, at: number): number {
    const [start, end] = [this.slots[group * 2]!, this.slots[group * 2 + 1]!];
    // A group that took no part is empty.
    if (start < 0 || end < 0) return at;
    this.left -= end - start;
    for (let i = 0; i < end - start; i++) {
      const [a, b] = [this.text[start + i]!, this.text[at + i]];
      if (b === undefined || !(a === b || (this.ignoreCase && fold(a) === fold(b)))) return -1;
    }
    return at + end - start;
  }
}

export interface MatchOptions {
  multiLine: boolean;
  ignoreCase: boolean;
  mostSteps: number;
}
