import { CompileContext } from '../../../engine/compile/context.ts';
import type { ModdleElement } from '../../../engine/compile/moddle.ts';
import { allOf } from '../../../engine/compile/moddle.ts';
import { parse } from '../../../engine/compile/parse.ts';
import { compileProcess } from '../../../engine/compile/process.ts';
import type { EngineEvent } from '../../../engine/model/event.ts';
import type { CompiledProcess } from '../../../engine/model/process.ts';
import { Game } from '../game/game.ts';
import type { Command } from '../game/game.ts';
import { Endless } from '../game/state.ts';
import { Maker } from '../random/make.ts';
import type { Plan } from '../random/plan.ts';
import { Random } from '../random/random.ts';
import { write } from '../random/write.ts';
import type { EngineModule } from './engine-side.ts';
import { EngineSide } from './engine-side.ts';
import { viewOf } from './oracle-side.ts';
import { nextCommand, startCommand } from './schedule.ts';
import type { View } from './view.ts';

/** A random diagram, and how both sides differ on it. */
export interface Drawn {
  plan: Plan;
  xml: string;
  process: CompiledProcess;
}

export interface Disagreement {
  /** What happened, up to where they differ. */
  commands: Command[];
  problem: string;
}

const MOST_STEPS = 60;
const MOST_VISITS = 120;

export function planOf(seed: number): Plan {
  return new Maker(new Random(seed)).plan();
}

/** Unsound diagrams too: the rules of the check are not asked, only the compiler. */
export async function draw(plan: Plan): Promise<Drawn> {
  const xml = write(plan);
  const context = new CompileContext();
  const definitions = await parse(xml, context);
  const root = allOf(definitions as ModdleElement, 'rootElements').find(({ $type }) => $type === 'bpmn:Process');
  const process = compileProcess(context, root!);
  const errors = context.findings.filter(({ severity }) => severity === 'error');
  if (!process || errors.length > 0) throw new Error(`${JSON.stringify(errors)}\n${xml}`);
  return { plan, xml, process };
}

/** Plays one schedule on both sides; `null` when they agree. */
export function playPair(engine: EngineModule, { plan, xml, process }: Drawn, seed: number): Disagreement | null {
  const random = new Random(seed);
  const pair = new Pair(new EngineSide(engine, process), new Game(xml), random);
  try {
    pair.play(plan);
  } catch (error) {
    if (error instanceof Endless) return null;
    if (!(error instanceof Differs)) throw error;
    return { commands: pair.commands, problem: error.message };
  }
  return null;
}

class Differs extends Error {}

class Pair {
  readonly commands: Command[] = [];
  private readonly engine: EngineSide;
  private readonly oracle: Game;
  private readonly random: Random;
  private readonly sent: EngineEvent[] = [];
  private now = 0;

  constructor(engine: EngineSide, oracle: Game, random: Random) {
    this.engine = engine;
    this.oracle = oracle;
    this.random = random;
  }

  play(plan: Plan): void {
    this.step(startCommand(this.oracle, plan, this.random));
    for (let i = 0; i < MOST_STEPS && this.oracle.isOpen() && this.oracle.visits.length < MOST_VISITS; i++) {
      this.now += 1;
      const command = nextCommand(this.oracle, this.now, this.random);
      if (!command) break;
      this.step(command);
    }
  }

  private step(command: Command): void {
    this.commands.push(command);
    if (command.do === 'time') this.now = command.at;
    if (this.random.oneIn(2)) this.engine.throughJson();
    const event = this.engine.eventFor(command, this.now);
    if (!event) throw new Differs('the engine has no such visit');
    const refused = this.engine.accepts(event);
    if (refused !== null) throw new Differs(`the engine refuses: ${refused}`);
    const seen = this.engine.take(structuredClone(event));
    this.oracle.play(command, this.now);
    const problem = difference(seen, viewOf(this.oracle)) ?? this.engine.problems()[0];
    if (problem !== undefined) throw new Differs(problem);
    this.again(event);
  }

  /** What came before comes again: refused, and nothing changes. */
  private again(event: EngineEvent): void {
    if (isAnswer(event)) this.sent.push(event);
    if (this.sent.length === 0 || !this.random.oneIn(3)) return;
    const old = { ...this.random.pick(this.sent), at: this.now };
    if (this.engine.accepts(old) === null)
      throw new Differs(`the engine takes ${old.type} of ${'visit' in old ? old.visit : ''} again`);
    const before = JSON.stringify({ ...this.engine.state, seq: 0 });
    this.engine.take(structuredClone(old));
    if (JSON.stringify({ ...this.engine.state, seq: 0 }) !== before)
      throw new Differs(`${old.type}, refused, changes the state`);
  }
}

/** After one of these the visit, or the message, is over. */
function isAnswer({ type }: EngineEvent): boolean {
  return ['completeTask', 'completeService', 'childCompleted', 'deliverMessage', 'deliverSignal', 'start'].includes(
    type,
  );
}

function difference(engine: View, oracle: View): string | undefined {
  for (const key of Object.keys(oracle) as (keyof View)[]) {
    const [a, b] = [JSON.stringify(engine[key]), JSON.stringify(oracle[key])];
    if (a !== b) return `${key}\n  engine ${a}\n  oracle ${b}`;
  }
  return undefined;
}
