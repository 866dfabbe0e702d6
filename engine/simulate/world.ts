import { uuidv7From } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { accepts, createInstance, nextDeadline, step } from '../execute/index.ts';
import type { CompiledCalendar } from '../model/calendar.ts';
import type { Effect, TraceEntry } from '../model/effect.ts';
import type { EngineEvent, ParentLink, Refusal } from '../model/event.ts';
import type { CompiledProcess } from '../model/process.ts';
import type { InstanceState, OpenVisit } from '../model/state.ts';

/** One running or ended instance of the simulation. */
export interface SimulatedInstance {
  readonly id: string;
  readonly process: CompiledProcess;
  state: InstanceState;
  /** Root variables when it ended. */
  result: JsonObject | null;
  /** Message name and key that started it: one open instance per key. */
  startedBy?: { name: string; key: string };
}

export interface StartOptions {
  elementId?: string;
  /** Which definition of the start event came. */
  definition?: number;
  variables?: JsonObject | undefined;
  businessKey?: string | undefined;
  messageId?: string;
  id?: string;
  parent?: ParentLink;
  startedBy?: { name: string; key: string };
}

export interface WorldOptions {
  at: number;
  calendars?: Record<string, CompiledCalendar>;
  /** Turns every state to JSON and back before each event, as continue-as-new does. */
  throughJson?: boolean;
  elementLimit?: number;
}

/** Hears every step: what happened where. */
export type Observer = (
  instance: SimulatedInstance,
  event: EngineEvent,
  effects: Effect[],
  trace: TraceEntry[],
) => void;

/** Instances of several processes with one virtual clock. What effects mean outside is added by `connect`. */
export class World {
  readonly processes: ReadonlyMap<string, CompiledProcess>;
  readonly instances = new Map<string, SimulatedInstance>();
  /** Every element entered, over all instances, in order. */
  readonly path: string[] = [];
  now: number;
  private readonly options: WorldOptions;
  private readonly observers: Observer[] = [];
  private readonly pending: { instance: SimulatedInstance; effect: Effect }[] = [];
  private made = 0;
  private working = false;

  constructor(processes: readonly CompiledProcess[], options: WorldOptions) {
    this.processes = new Map(processes.map((process) => [process.key, process]));
    this.options = options;
    this.now = options.at;
  }

  observe(observer: Observer): void {
    this.observers.push(observer);
  }

  /** Carries out effects; set once by `connect`. */
  outside: (instance: SimulatedInstance, effect: Effect) => void = () => undefined;

  start(process: CompiledProcess, options: StartOptions = {}): SimulatedInstance | Refusal {
    const id = options.id ?? this.newId();
    const state = createInstance(process, {
      instanceId: id,
      epoch: 0,
      parent: options.parent ?? null,
      calendars: this.options.calendars ?? {},
      ...(this.options.elementLimit === undefined ? {} : { elementLimit: this.options.elementLimit }),
    });
    const instance: SimulatedInstance = { id, process, state, result: null };
    if (options.startedBy) instance.startedBy = options.startedBy;
    const refused = this.send(instance, {
      type: 'start',
      at: this.now,
      variables: options.variables ?? {},
      ...(options.elementId === undefined ? {} : { elementId: options.elementId }),
      ...(options.definition ? { definition: options.definition } : {}),
      ...(options.businessKey === undefined ? {} : { businessKey: options.businessKey }),
      ...(options.messageId === undefined ? {} : { messageId: options.messageId }),
    });
    return refused ?? instance;
  }

  /** Gives an event to an instance and carries out all that follows from it. */
  send(instance: SimulatedInstance, event: EngineEvent): Refusal | null {
    if (this.options.throughJson) this.turnToJson(instance);
    const refused = accepts(instance.process, instance.state, event);
    if (refused) return refused;
    this.instances.set(instance.id, instance);
    const { effects, trace } = step(instance.process, instance.state, event);
    for (const entry of trace) if (entry.type === 'entered' && !entry.body) this.path.push(entry.elementId);
    for (const observer of this.observers) observer(instance, event, effects, trace);
    for (const effect of effects) {
      if (effect.type === 'complete') instance.result = effect.variables;
      this.pending.push({ instance, effect });
    }
    this.settle();
    return null;
  }

  /** A state with very many visits is turned now and then only: its size times its events would take minutes. */
  private turnToJson(instance: SimulatedInstance): void {
    const { seq, nextVisit } = instance.state;
    if (nextVisit > 1000 && seq % 97 !== 0) return;
    instance.state = JSON.parse(JSON.stringify(instance.state)) as InstanceState;
  }

  /** Effects are carried out one after the other; what they cause queues up behind. */
  private settle(): void {
    if (this.working) return;
    this.working = true;
    for (let next = this.pending.shift(); next; next = this.pending.shift()) this.outside(next.instance, next.effect);
    this.working = false;
  }

  /** Moves the clock; deadlines on the way fire at their own time, oldest first. */
  advanceTo(target: number): void {
    for (let due = this.nextDue(); due && due.at <= target; due = this.nextDue()) {
      this.now = Math.max(this.now, due.at);
      this.send(due.instance, { type: 'deadline', at: this.now });
    }
    this.now = Math.max(this.now, target);
  }

  private nextDue(): { at: number; instance: SimulatedInstance } | null {
    let first: { at: number; instance: SimulatedInstance } | null = null;
    for (const instance of this.instances.values()) {
      const at = nextDeadline(instance.state);
      if (at !== null && (!first || at < first.at)) first = { at, instance };
    }
    return first;
  }

  /** Open visits of all instances, oldest first. */
  openVisits(): { instance: SimulatedInstance; visit: OpenVisit }[] {
    const all = [...this.instances.values()].flatMap((instance) =>
      Object.values(instance.state.visits).map((visit) => ({ instance, visit })),
    );
    return all.sort((a, b) => a.visit.enteredAt - b.visit.enteredAt);
  }

  isOpen(instance: SimulatedInstance): boolean {
    return instance.state.status === 'active' || instance.state.status === 'suspended';
  }

  private newId(): string {
    this.made += 1;
    const random = new Uint8Array(16);
    new DataView(random.buffer).setUint32(12, this.made);
    return uuidv7From(this.options.at, random);
  }
}
