import type { CharTest } from './classes.ts';
import type { Regex } from './parse.ts';
import { RegexError } from './parse.ts';

/** One step of a match; `next` is the step behind it. */
export type Step =
  | { op: 'set'; test: CharTest }
  | { op: 'start' | 'end' | 'match' }
  /** Tries `first`, then `second`. */
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  /** Notes the position: ends of groups, and where a round of a loop began. */
  | { op: 'save'; slot: number }
  /** A round of a loop that took nothing does not go round again. */
  | { op: 'advanced'; slot: number }
  | { op: 'reference'; number: number };

export interface Program {
  readonly steps: readonly Step[];
  readonly slots: number;
  readonly groups: number;
  readonly hasReferences: boolean;
}

const LONGEST = 20_000;

export function programOf(regex: Regex, groups: number): Program {
  const emitter = new Emitter(groups);
  emitter.emit(regex);
  emitter.add({ op: 'match' });
  const { steps, slots, hasReferences } = emitter;
  return { steps, slots, groups, hasReferences };
}

class Emitter {
  readonly steps: Step[] = [];
  slots: number;
  hasReferences = false;

  constructor(groups: number) {
    this.slots = (groups + 1) * 2;
  }

  add(step: Step): number {
    if (this.steps.length >= LONGEST) throw new RegexError('the regular expression is too large');
    return this.steps.push(step) - 1;
  }

  emit(regex: Regex): void {
    switch (regex.kind) {
      case 'set':
        this.add({ op: 'set', test: regex.test });
        return;
      case 'start':
      case 'end':
        this.add({ op: regex.kind });
        return;
      case 'reference':
        this.hasReferences = true;
        this.add({ op: 'reference', number: regex.number });
        return;
      case 'sequence':
        for (const part of regex.parts) this.emit(part);
        return;
      case 'choice':
        this.choice(regex.parts);
        return;
      case 'group':
        if (regex.number !== null) this.add({ op: 'save', slot: regex.number * 2 });
        this.emit(regex.part);
        if (regex.number !== null) this.add({ op: 'save', slot: regex.number * 2 + 1 });
        return;
      case 'repeat':
        this.repeat(regex);
        return;
    }
  }

  private choice(parts: readonly Regex[]): void {
    const ends: { op: 'jump'; to: number }[] = [];
    parts.forEach((part, index) => {
      if (index === parts.length - 1) {
        this.emit(part);
        return;
      }
      const split = { op: 'split' as const, first: this.steps.length + 1, second: 0 };
      this.add(split);
      this.emit(part);
      const jump = { op: 'jump' as const, to: 0 };
      this.add(jump);
      ends.push(jump);
      split.second = this.steps.length;
    });
    for (const jump of ends) jump.to = this.steps.length;
  }

  private repeat({ part, least, most, greedy }: Extract<Regex, { kind: 'repeat' }>): void {
    for (let i = 0; i < least; i++) this.emit(part);
    if (most === Infinity) {
      this.loop(part, greedy);
      return;
    }
    const splits: { first: number; second: number }[] = [];
    for (let i = least; i < most; i++) {
      splits.push(this.split());
      this.emit(part);
    }
    for (const split of splits) this.aim(split, greedy, this.steps.length);
  }

  private loop(part: Regex, greedy: boolean): void {
    const slot = this.slots++;
    const begin = this.steps.length;
    const split = this.split();
    this.add({ op: 'save', slot });
    this.emit(part);
    this.add({ op: 'advanced', slot });
    this.add({ op: 'jump', to: begin });
    this.aim(split, greedy, this.steps.length);
  }

  private split(): { first: number; second: number } {
    const split = { op: 'split' as const, first: this.steps.length + 1, second: 0 };
    this.add(split);
    return split;
  }

  /** `first` leads in, `second` past. */
  private aim(split: { first: number; second: number }, greedy: boolean, past: number): void {
    split.second = past;
    if (!greedy) [split.first, split.second] = [split.second, split.first];
  }
}
