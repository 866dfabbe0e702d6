import type { JsonObject } from '../../../contracts/json.ts';
import type * as Engine from '../../../engine/execute/index.ts';
import type { Effect } from '../../../engine/model/effect.ts';
import type { EngineEvent } from '../../../engine/model/event.ts';
import type { CompiledProcess } from '../../../engine/model/process.ts';
import type { InstanceState, OpenVisit } from '../../../engine/model/state.ts';
import type { Command, OnVisit } from '../game/game.ts';
import { Books } from './books.ts';
import type { View } from './view.ts';
import { joinText, scopeText, visitText } from './view.ts';

export type EngineModule = Pick<typeof Engine, 'accepts' | 'createInstance' | 'nextDeadline' | 'step'>;

/** Elements that one step may enter; a diagram that enters more is not compared. */
export const ELEMENT_LIMIT = 400;

const ID = '01890000-0000-7000-8000-00000000abcd';

/** An instance in the engine. */
export class EngineSide {
  state: InstanceState;
  private readonly engine: EngineModule;
  private readonly process: CompiledProcess;
  private readonly books = new Books();
  private result: JsonObject = {};
  private made = 0;

  constructor(engine: EngineModule, process: CompiledProcess) {
    this.engine = engine;
    this.process = process;
    const init = { instanceId: ID, epoch: 0, calendars: {}, elementLimit: ELEMENT_LIMIT };
    this.state = engine.createInstance(process, init);
  }

  /** The state as it is after it was stored and read again. */
  throughJson(): void {
    this.state = JSON.parse(JSON.stringify(this.state)) as InstanceState;
  }

  /** The event that a command is; `null` when the engine has no such visit. */
  eventFor(command: Command, at: number): EngineEvent | null {
    this.made += 1;
    switch (command.do) {
      case 'start': {
        const { element, definition } = command;
        const which = { ...(element ? { elementId: element } : {}), ...(definition ? { definition } : {}) };
        return { type: 'start', at, variables: command.variables, ...which };
      }
      case 'signal':
        return {
          type: 'deliverSignal',
          at,
          broadcastId: `signal-${this.made}`,
          name: command.name,
          variables: command.variables,
        };
      case 'time':
        return { type: 'deadline', at };
      case 'set':
        return { type: 'setVariables', at, variables: command.variables };
      case 'suspend':
      case 'resume':
        return { type: command.do, at };
      case 'cancel':
        return { type: 'cancel', at, ...(command.compensate ? { compensate: true } : {}) };
      default: {
        const visit = this.find(command);
        return visit ? this.onVisit(command, visit, at) : null;
      }
    }
  }

  private find({ do: what, element, nth }: OnVisit): OpenVisit | undefined {
    const those = Object.values(this.state.visits).filter((visit) => visit.elementId === element && tests[what](visit));
    return those.sort((a, b) => a.visit - b.visit)[nth];
  }

  private onVisit(command: OnVisit, open: OpenVisit, at: number): EngineEvent {
    const { visit, task, subscription, waitingFor, incident } = open;
    const variables = 'variables' in command ? command.variables : {};
    const isCall = waitingFor?.kind === 'child';
    switch (command.do) {
      case 'complete':
        if (task) return { type: 'completeTask', at, visit, taskId: task.taskId, variables };
        return isCall
          ? { type: 'childCompleted', at, visit, variables }
          : { type: 'completeService', at, visit, result: variables };
      case 'fail':
        return isCall
          ? { type: 'childEnded', at, visit, state: 'failed' }
          : { type: 'failService', at, visit, message: 'down' };
      case 'throw': {
        const { code } = command;
        if (command.kind === 'error') return { type: isCall ? 'childError' : 'throwError', at, visit, code, variables };
        return { type: isCall ? 'childEscalation' : 'throwEscalation', at, visit, code, variables };
      }
      case 'message': {
        const { subscriptionId, name } = subscription!;
        return {
          type: 'deliverMessage',
          at,
          visit,
          subscriptionId,
          messageId: `message-${this.made}`,
          name,
          variables,
        };
      }
      case 'retry':
        return { type: 'retryIncident', at, visit, incidentId: incident!.incidentId, variables };
      case 'choose':
        return { type: 'chooseActivities', at, visit, elements: command.elements, done: command.done };
    }
  }

  accepts(event: EngineEvent): string | null {
    return this.engine.accepts(this.process, this.state, event)?.code ?? null;
  }

  take(event: EngineEvent): View {
    const { effects, trace } = this.engine.step(this.process, this.state, event);
    this.books.enter(effects);
    for (const effect of effects) if (effect.type === 'complete') this.result = effect.variables;
    return {
      status: this.state.status,
      path: trace.flatMap((entry) => (entry.type === 'entered' ? [entry.elementId] : [])),
      thrown: effects.flatMap(thrownText),
      visits: Object.values(this.state.visits).map(textOf).sort(),
      scopes: this.scopes(),
      due: this.engine.nextDeadline(this.state),
    };
  }

  /** What the effects so far amount to differs from the state. */
  problems(): string[] {
    return this.books.compare(this.state);
  }

  private scopes(): string[] {
    if (this.state.status !== 'active' && this.state.status !== 'suspended') {
      return scopeText('process', Object.entries(this.result));
    }
    const scopes = Object.values(this.state.scopes);
    return scopes
      .flatMap(({ elementId, variables }) => scopeText(elementId ?? 'process', Object.entries(variables)))
      .sort();
  }
}

const isWork = ({ waitingFor }: OpenVisit): boolean => ['task', 'service', 'child'].includes(waitingFor?.kind ?? '');

const tests: Record<OnVisit['do'], (visit: OpenVisit) => boolean> = {
  complete: isWork,
  fail: isWork,
  throw: isWork,
  message: ({ subscription }) => subscription?.kind === 'message',
  retry: ({ incident }) => incident !== undefined,
  choose: ({ adHoc }) => adHoc !== undefined,
};

function thrownText(effect: Effect): string[] {
  if (effect.type === 'throwMessage') return [`message ${effect.name}`];
  return effect.type === 'throwSignal' ? [`signal ${effect.name}`] : [];
}

function textOf(visit: OpenVisit): string {
  return visitText(visit.elementId, waitsFor(visit), visit.host !== undefined, visit.incident?.code);
}

function waitsFor({ waitingFor, timers, condition, arrived, reset }: OpenVisit): string {
  switch (waitingFor?.kind) {
    case 'timer':
      return `timer ${timers?.[0]?.at ?? null}`;
    case 'signal':
      return `signal ${waitingFor.name}`;
    case 'condition':
      return `condition ${condition?.holds}`;
    case 'join':
      return joinText(Object.entries(arrived ?? {}), reset ?? null);
    default:
      return waitingFor?.kind ?? 'nothing';
  }
}
