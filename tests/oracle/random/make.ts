import type {
  Activity,
  Attached,
  Block,
  Content,
  End,
  GraphNode,
  Listener,
  Plan,
  Repeat,
  Thrown,
  Trigger,
  Undo,
  Work,
} from './plan.ts';
import type { Random } from './random.ts';

/** Makes plans. `room` is how much may still be put into a part; it shrinks on the way down. */
export class Maker {
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  plan(): Plan {
    const starts: Plan['start'][] = [
      'none',
      'none',
      'none',
      'none',
      'message',
      'implicit',
      'receive',
      'race',
      'race of all',
      'message and signal',
    ];
    return { start: this.random.pick(starts), content: this.content(3 + this.random.below(9)) };
  }

  private content(room: number): Content {
    const listeners = this.random.oneIn(4) ? this.random.list(1, 2, () => this.listener(Math.floor(room / 3))) : [];
    return { body: this.block(room), end: this.end(3), listeners };
  }

  private block(room: number): Block {
    const { random } = this;
    if (room <= 1) return this.leaf();
    const half = Math.ceil((room - 1) / 2);
    switch (random.below(14)) {
      case 0:
      case 1:
      case 2:
        return { kind: 'sequence', blocks: random.list(2, 3, () => this.block(half)) };
      case 3:
      case 4:
      case 5:
      case 6:
        return this.gateway(
          random.pick(['exclusive', 'inclusive', 'inclusive', 'parallel', 'complex', 'bare'] as const),
          half,
        );
      case 7: {
        const triggers = random.list(2, 3, () =>
          this.trigger(['message', 'timer', 'signal', 'conditional', 'receive']),
        );
        return { kind: 'race', triggers, blocks: triggers.map(() => this.block(half - 1)) };
      }
      case 8:
        return { kind: 'loop', body: this.block(half), again: this.condition() };
      case 9:
        return { kind: 'link', body: this.block(half) };
      case 10:
        return this.graph();
      default:
        return this.activity(room, random.pick(['sub', 'sub', 'transaction', 'adhoc', 'user']));
    }
  }

  private leaf(): Block {
    const { random } = this;
    switch (random.below(8)) {
      case 0:
        return this.catching();
      case 1:
        return {
          kind: 'throw',
          throws: random.list(0, 2, () =>
            this.thrown(['message', 'signal', 'escalation', 'compensation', 'compensation']),
          ),
        };
      default:
        return this.activity(
          1,
          random.pick([
            'task',
            'manual',
            'user',
            'user',
            'user',
            'service',
            'receive',
            'send',
            'script',
            'script',
            'call',
          ]),
        );
    }
  }

  private catching(): Block {
    const triggers = this.random.list(1, this.random.oneIn(3) ? 2 : 1, () =>
      this.trigger(['message', 'timer', 'signal', 'conditional']),
    );
    return { kind: 'catch', triggers, all: this.random.oneIn(2) };
  }

  private activity(room: number, work: Work): Activity {
    const { random } = this;
    const waits = work !== 'task' && work !== 'manual' && work !== 'send' && work !== 'script';
    const inner = Math.ceil((room - 1) * 0.7);
    const most = waits && random.oneIn(2) ? 2 : 0;
    const activity: Activity = {
      kind: 'activity',
      work,
      boundaries: random.list(0, most, () => this.attached(Math.floor(room / 3))),
    };
    if (work === 'sub' || work === 'transaction') activity.content = this.content(inner);
    if (work === 'transaction' && random.oneIn(2)) activity.content!.end = [this.thrown(['cancel'])];
    if (work === 'adhoc') {
      activity.choices = random.list(1, 3, () =>
        this.activity(Math.floor(inner / 2), random.pick(['user', 'task', 'script', 'sub'])),
      );
      activity.adHoc = { sequential: random.oneIn(2), keeps: random.oneIn(2) };
      if (random.oneIn(2)) activity.adHoc.until = this.condition();
      if (random.oneIn(2)) activity.adHoc.first = true;
    }
    if (random.oneIn(5)) activity.repeat = this.repeat(waits);
    if (random.oneIn(4)) activity.undo = this.undo(Math.floor(room / 3));
    if (random.oneIn(6)) activity.maps = true;
    return activity;
  }

  private repeat(waits: boolean): Repeat {
    const { random } = this;
    if (random.oneIn(3)) {
      const loop: Repeat = { how: 'loop', before: random.oneIn(2), maximum: random.below(4) };
      if (random.oneIn(2)) loop.condition = this.condition();
      if (loop.condition !== undefined && waits && random.oneIn(2)) delete loop.maximum;
      return loop;
    }
    const multiple: Repeat = {
      how: random.pick(['parallel', 'sequential']),
      count: random.below(4),
      items: random.oneIn(2),
      collects: random.oneIn(2),
    };
    if (random.oneIn(3))
      multiple.enough = random.pick(['=numberOfCompletedInstances >= 1', '=a > 1', '=loopCounter = 2']);
    return multiple;
  }

  private undo(room: number): Undo {
    const by = this.random.pick(['user', 'script', 'script', 'task', 'sub'] as const);
    return {
      by,
      ...(by === 'sub' ? { content: this.content(room) } : {}),
      ...(this.random.oneIn(6) ? { repeat: this.repeat(by === 'user') } : {}),
    };
  }

  private gateway(kind: 'exclusive' | 'inclusive' | 'parallel' | 'complex' | 'bare', room: number): Block {
    const { random } = this;
    const blocks = random.list(2, 3, () =>
      random.oneIn(8) ? ({ kind: 'dead', body: this.block(room - 1), end: this.end(2) } as Block) : this.block(room),
    );
    return {
      kind,
      blocks,
      ways: blocks.map(() => this.condition()),
      other: !random.oneIn(5),
      needs: 1 + random.below(3),
    };
  }

  /** Any flows whatever; every way back leads over a user task. */
  private graph(): Block {
    const { random } = this;
    const types: GraphNode['type'][] = [
      'user',
      'user',
      'task',
      'exclusive',
      'inclusive',
      'inclusive',
      'parallel',
      'complex',
    ];
    const nodes: GraphNode[] = random.list(3, 7, () => ({ type: random.pick(types), to: [] }));
    const count = nodes.length;
    for (let i = 1; i < count; i++) nodes[random.below(i)]!.to.push(i);
    for (let i = random.below(6); i > 0; i--) {
      const [from, to] = [random.below(count), random.below(count)];
      if (from < to) nodes[from]!.to.push(to);
      else if (to > 0) nodes[from]!.to.push(nodes.push({ type: 'user', to: [to] }) - 1);
    }
    for (const node of nodes) {
      if (node.type === 'user' && random.oneIn(4))
        node.side = { to: 1 + random.below(count - 1), interrupting: random.oneIn(2) };
    }
    return { kind: 'graph', nodes, ways: random.list(3, 5, () => this.condition()) };
  }

  private attached(room: number): Attached {
    const triggers = this.triggers();
    return {
      triggers,
      all: this.random.oneIn(2),
      interrupting: this.interrupts(triggers),
      body: this.block(room),
      merges: this.random.oneIn(2),
    };
  }

  private listener(room: number): Listener {
    const triggers = this.triggers();
    const listener: Listener = {
      triggers,
      all: this.random.oneIn(2),
      interrupting: this.interrupts(triggers),
      content: this.content(room),
    };
    if (this.random.oneIn(5)) return { ...listener, triggers: [], interrupting: true, undoes: true };
    return listener;
  }

  private triggers(): Trigger[] {
    const most = this.random.oneIn(4) ? 2 : 1;
    return this.random.list(1, most, () =>
      this.trigger(['message', 'timer', 'timer', 'signal', 'conditional', 'error', 'escalation']),
    );
  }

  private interrupts(triggers: readonly Trigger[]): boolean {
    return triggers.some(({ on }) => on === 'error') || this.random.oneIn(2);
  }

  private trigger(kinds: readonly Trigger['on'][]): Trigger {
    const on = this.random.pick(kinds);
    const what = {
      message: () => this.random.pick(['M1', 'M2', 'M3']),
      receive: () => this.random.pick(['M1', 'M2', 'M3']),
      timer: () => this.random.pick(['PT1M', 'PT2M', 'PT3M', 'R2/PT1M', 'R3/PT2M', 'R/PT2M']),
      signal: () => this.random.pick(['S1', 'S2']),
      conditional: () => this.condition(),
      error: () => this.random.pick(['E1', 'E2', '']),
      escalation: () => this.random.pick(['X1', 'X2', '']),
    }[on]();
    return { on, what };
  }

  private thrown(kinds: readonly Thrown['what'][]): Thrown {
    const what = this.random.pick(kinds);
    const names = { message: ['M1', 'M2'], signal: ['S1', 'S2'], escalation: ['X1', 'X2'], error: ['E1', 'E2'] };
    const name = what in names ? this.random.pick(names[what as keyof typeof names]) : '';
    return { what, name, waits: !this.random.oneIn(4), ...(this.random.oneIn(2) ? { one: this.random.below(4) } : {}) };
  }

  /** Once in `often` times something else than just the end. */
  private end(often: number): End {
    if (!this.random.oneIn(often)) return [];
    const kinds = [
      'message',
      'signal',
      'escalation',
      'error',
      'error',
      'compensation',
      'compensation',
      'cancel',
      'terminate',
    ] as const;
    return this.random.list(1, this.random.oneIn(4) ? 2 : 1, () => this.thrown(kinds));
  }

  private condition(): string {
    const one = (): string =>
      `${this.random.pick(['a', 'b', 'c'])} ${this.random.pick(['=', '>', '>=', '<'])} ${this.random.below(4)}`;
    return this.random.oneIn(6) ? `=${one()} and ${one()}` : `=${one()}`;
  }
}
