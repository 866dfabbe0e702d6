import type { EngineEvent, EngineEventType, Refusal } from '../model/event.ts';
import type { CompiledProcess } from '../model/process.ts';
import type { InstanceState } from '../model/state.ts';
import type { Graph, Run } from './kernel.ts';

/** What judges an event: the state as it is, nothing is changed. */
export interface Question {
  readonly process: CompiledProcess;
  readonly graph: Graph;
  readonly state: InstanceState;
}

export type EventOf<Type extends EngineEventType> = Extract<EngineEvent, { type: Type }>;

export type Policy = 'run' | 'refuse' | 'hold';

/** One kind of event: whether it is accepted, and what it does. */
export interface Handler<Type extends EngineEventType> {
  /**
   * While suspended: `run` works all the same, `refuse` says no, `hold` keeps the event (a result from outside that
   * nobody would send again) until the instance is resumed.
   */
  whileSuspended: Policy | ((question: Question, event: EventOf<Type>) => Policy);
  refuse(question: Question, event: EventOf<Type>): Refusal | null;
  apply(run: Run, event: EventOf<Type>): void;
}
