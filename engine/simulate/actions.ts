import type { ScenarioStep } from '../../contracts/processes/scenario.ts';
import { conditionalStarts } from '../execute/start-triggers.ts';
import { addDuration, instantOf } from '../execute/time/cycle.ts';
import { parseDuration } from '../execute/time/iso.ts';
import type { EngineEvent } from '../model/event.ts';
import type { OpenVisit } from '../model/state.ts';
import { isWork } from './expectations.ts';
import type { MessageBoard } from './messages.ts';
import { broadcast } from './signals.ts';
import type { SimulatedInstance, World } from './world.ts';

interface Game {
  readonly world: World;
  readonly board: MessageBoard;
}

type ActionName = Exclude<
  keyof ScenarioStep,
  | 'expect'
  | 'variables'
  | 'times'
  | 'outcome'
  | 'by'
  | 'correlationKey'
  | 'messageId'
  | 'bpmnError'
  | 'escalation'
  | 'businessKey'
  | 'due'
  | 'elements'
  | 'done'
  | 'compensate'
  | 'refused'
  | 'comment'
>;

/** Does the step; says why it was refused, or `null`. */
type Action = (game: Game, step: ScenarioStep) => string | null;

const table: Record<ActionName, Action> = {
  complete,
  advance,
  fireTimer,
  message,
  signal,
  throw: throwOn,
  setVariables,
  start,
  choose,
  conditions,
  retry: (game, step) => repair(game, step, step.retry!, 'retryIncident'),
  skip: (game, step) => repair(game, step, step.skip!, 'skipIncident'),
  changeDue,
  suspend: (game) => operate(game, { type: 'suspend', at: game.world.now }),
  resume: (game) => operate(game, { type: 'resume', at: game.world.now }),
  cancel: (game, { compensate }) =>
    operate(game, { type: 'cancel', at: game.world.now, ...(compensate ? { compensate } : {}) }),
};

export const actions = {
  names: Object.keys(table) as ActionName[],
  run: (game: Game, name: ActionName, step: ScenarioStep): string | null => table[name](game, step),
};

interface Found {
  instance: SimulatedInstance;
  visit: OpenVisit;
}

/** The oldest open visit of an element that passes the test. */
function oldest({ world }: Game, elementId: string, test: (visit: OpenVisit) => boolean): Found | undefined {
  return world.openVisits().find(({ visit }) => visit.elementId === elementId && test(visit));
}

function send({ world }: Game, { instance }: Found, event: EngineEvent): string | null {
  return world.send(instance, event)?.message ?? null;
}

function complete(game: Game, step: ScenarioStep): string | null {
  for (let i = 0; i < (step.times ?? 1); i++) {
    const found = oldest(game, step.complete!, isWork);
    if (!found) return `nothing is open at ${step.complete!}`;
    const problem = send(game, found, completion(game, found.visit, step));
    if (problem !== null) return problem;
  }
  return null;
}

function completion({ world }: Game, { visit, task }: OpenVisit, step: ScenarioStep): EngineEvent {
  const variables = step.variables ?? {};
  const at = world.now;
  if (!task) return { type: 'completeService', at, visit, result: variables };
  return {
    type: 'completeTask',
    at,
    visit,
    taskId: task.taskId,
    variables,
    ...(step.outcome === undefined ? {} : { outcome: step.outcome }),
    ...(step.by === undefined ? {} : { actor: { user: step.by } }),
  };
}

function advance({ world }: Game, step: ScenarioStep): string | null {
  const duration = parseDuration(step.advance!);
  const target = duration && addDuration(world.now, duration, { zone: undefined, working: undefined });
  if (target === null || target < world.now) return `${step.advance!} is no ISO duration to move forward by`;
  world.advanceTo(target);
  return null;
}

/** The element's own timer, else the next rung of its ladder; a timer start event starts an instance. */
function fireTimer(game: Game, step: ScenarioStep): string | null {
  const { world } = game;
  const times = world
    .openVisits()
    .filter(({ visit, instance }) => visit.elementId === step.fireTimer! && instance.state.status === 'active')
    .flatMap(({ visit }) => visit.timers ?? []);
  const own = times.filter(({ slot }) => slot === 0);
  const due = (own.length > 0 ? own : times).map(({ at }) => at);
  if (due.length > 0) {
    world.advanceTo(Math.min(...due));
    return null;
  }
  for (const process of world.processes.values()) {
    if (!process.starts.includes(step.fireTimer!)) continue;
    const started = world.start(process, { elementId: step.fireTimer!, variables: step.variables ?? {} });
    return 'code' in started ? started.message : null;
  }
  return `no timer is armed at ${step.fireTimer!}`;
}

function message({ world, board }: Game, step: ScenarioStep): string | null {
  const refused = board.publish(world, {
    messageId: step.messageId ?? board.nextId(),
    name: step.message!,
    correlationKey: step.correlationKey,
    variables: step.variables ?? {},
  });
  return refused?.message ?? null;
}

function signal({ world, board }: Game, step: ScenarioStep): string | null {
  broadcast(world, { broadcastId: board.nextId(), name: step.signal!, variables: step.variables ?? {} });
  return null;
}

function throwOn(game: Game, step: ScenarioStep): string | null {
  const found = oldest(game, step.throw!, isWork);
  if (!found) return `nothing is open at ${step.throw!}`;
  const { visit } = found.visit;
  const common = { at: game.world.now, visit, variables: step.variables ?? {} };
  if (step.bpmnError !== undefined) return send(game, found, { type: 'throwError', code: step.bpmnError, ...common });
  return send(game, found, { type: 'throwEscalation', code: step.escalation!, ...common });
}

/** The first instance that is still open. */
function firstOpen({ world }: Game): Found['instance'] | undefined {
  return [...world.instances.values()].find((instance) => world.isOpen(instance));
}

function setVariables(game: Game, step: ScenarioStep): string | null {
  const instance = firstOpen(game);
  if (!instance) return 'no instance is open';
  const event: EngineEvent = { type: 'setVariables', at: game.world.now, variables: step.setVariables! };
  return game.world.send(instance, event)?.message ?? null;
}

function operate({ world, board }: Game, event: EngineEvent): string | null {
  const instance = firstOpen({ world, board });
  if (!instance) return 'no instance is open';
  const refused = world.send(instance, event);
  // A message that could not be delivered meanwhile is tried again.
  board.match(world);
  return refused?.message ?? null;
}

function start({ world }: Game, step: ScenarioStep): string | null {
  const process = world.processes.get(step.start!);
  if (!process) return `there is no process ${step.start!}`;
  const { variables = {}, businessKey } = step;
  const started = world.start(process, { variables, businessKey });
  return 'code' in started ? started.message : null;
}

function choose(game: Game, step: ScenarioStep): string | null {
  const found = oldest(game, step.choose!, ({ adHoc }) => adHoc !== undefined);
  if (!found) return `${step.choose!} is not open`;
  const { visit } = found.visit;
  const { elements = [], done = false } = step;
  return send(game, found, { type: 'chooseActivities', at: game.world.now, visit, elements, done });
}

function conditions({ world }: Game, step: ScenarioStep): string | null {
  for (const process of world.processes.values()) {
    for (const elementId of conditionalStarts(process, step.conditions!, world.now)) {
      const started = world.start(process, { elementId, variables: step.conditions! });
      if ('code' in started) return started.message;
    }
  }
  return null;
}

function repair(
  game: Game,
  step: ScenarioStep,
  elementId: string,
  type: 'retryIncident' | 'skipIncident',
): string | null {
  const found = oldest(game, elementId, ({ incident }) => incident !== undefined);
  if (!found) return `no incident is open at ${elementId}`;
  const { visit, incident } = found.visit;
  const variables = step.variables ?? {};
  return send(game, found, { type, at: game.world.now, visit, incidentId: incident!.incidentId, variables });
}

function changeDue(game: Game, step: ScenarioStep): string | null {
  const found = oldest(game, step.changeDue!, ({ task }) => task !== undefined);
  if (!found) return `no task is open at ${step.changeDue!}`;
  const due = step.due === null || step.due === undefined ? null : instantOf(step.due, undefined);
  if (due === null && step.due !== null) return `${step.due ?? ''} is no date and time`;
  const { visit, task } = found.visit;
  return send(game, found, { type: 'changeDue', at: game.world.now, visit, taskId: task!.taskId, due });
}
