import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import { failureTypes } from '../../contracts/processes/names.ts';
import { accepts, createInstance, nextDeadline, step } from '../../engine/execute/index.ts';
import type { Delta } from '../../engine/model/delta.ts';
import type { EngineEvent } from '../../engine/model/event.ts';
import type { Carried, CommandAnswer, CommandEnvelope, RunInput } from '../../engine/model/protocol.ts';
import type { InstanceState } from '../../engine/model/state.ts';
import { local, remote } from './activities.ts';
import { DeadlineTimer } from './deadline-timer.ts';
import { Ledger } from './ledger.ts';
import { Outbox } from './outbox.ts';
import { Outside } from './outside.ts';

const RETRY_FLUSH_AFTER = 60_000;
const DEFAULT_LIMITS = { historyEvents: 500, steps: 60 };

/** One instance in its workflow: the engine's state, what is not projected yet, and what is under way outside. */
export class Instance {
  readonly state: InstanceState;
  readonly outbox: Outbox;
  readonly outside: Outside;
  private readonly input: RunInput;
  private readonly ledger: Ledger;
  private readonly timer: DeadlineTimer;
  private ackedSeq: number;
  private steps = 0;
  private flushNotBefore = 0;

  constructor(input: RunInput) {
    this.input = input;
    this.state = input.carried?.state ?? createInstance(input.process, input);
    this.outbox = new Outbox(input.carried?.outbox ?? []);
    this.ledger = new Ledger(input.carried?.ledger ?? []);
    this.ackedSeq = input.carried?.ackedSeq ?? 0;
    this.timer = new DeadlineTimer(() => this.onDue());
    this.outside = new Outside({
      input,
      state: this.state,
      report: (event) => this.receive(event),
      holds: () => this.isLong,
    });
  }

  /** First step of a new instance, or the timer of a continued one. Nothing may be awaited before handlers are set. */
  begin(): void {
    if (this.input.carried) this.goOn();
    else if (this.input.startCommandId) this.answer(this.input.start, this.input.startCommandId);
    else this.apply(this.input.start);
  }

  /** Validator of the update `command`: synchronous, without effect; a refusal writes no history. */
  validate(envelope: CommandEnvelope): void {
    if (envelope.event === null || this.ledger.has(envelope.commandId)) return;
    const refusal = accepts(this.input.process, this.state, envelope.event);
    if (refusal) throw ApplicationFailure.nonRetryable(refusal.message, failureTypes.refused, refusal);
  }

  /** Handler of the update `command`: synchronous, so that commands never interleave. */
  carryOut(envelope: CommandEnvelope): CommandAnswer {
    // Asked before acknowledging: a command that comes again may acknowledge itself.
    const isNew = !this.ledger.has(envelope.commandId);
    this.acknowledge(envelope.ackedSeq);
    if (envelope.event !== null && isNew) this.answer(envelope.event, envelope.commandId);
    const deltas = this.outbox.after(envelope.ackedSeq);
    // The caller has its own event; sending it back would store it twice in history.
    return {
      deltas: deltas.map((delta) => (delta.commandId === envelope.commandId ? { ...delta, event: null } : delta)),
    };
  }

  /** Applies an event that is in history already: a timer, an activity's result, a start without caller. */
  private apply(event: EngineEvent): void {
    this.outbox.addDurable(this.step(event));
  }

  /** The same for an event that may come too late: its visit was interrupted or cancelled, nobody is there to tell. */
  receive(event: EngineEvent): void {
    if (accepts(this.input.process, this.state, event) === null) this.apply(event);
  }

  get ended(): boolean {
    return this.state.status !== 'active' && this.state.status !== 'suspended';
  }

  get needsFlush(): boolean {
    return this.outbox.needsFlush && Date.now() >= this.flushNotBefore;
  }

  /** Everything is done, here and outside: the run may end. */
  get finished(): boolean {
    return this.ended && this.outside.count === 0;
  }

  /** The history is long enough, and nothing is under way that would get lost. */
  get wantsContinueAsNew(): boolean {
    return this.isLong && this.outside.idle;
  }

  /**
   * Brings everything unprojected into the database. What is durable goes by a local activity; with an update accepted
   * in this very workflow task in the batch, a normal activity starts only after that task is in history.
   */
  async flush(): Promise<void> {
    const request = { instanceId: this.input.instanceId, deltas: this.outbox.all() };
    try {
      if (!this.outbox.isDurable(workflowInfo().historyLength)) this.acknowledge(await remote.flushDeltas(request));
      else this.acknowledge(await local.flushDeltas(request).catch(() => remote.flushDeltas(request)));
    } catch {
      // The database is away: the instance goes on and tries again; the outbox keeps everything.
      this.flushNotBefore = Date.now() + RETRY_FLUSH_AFTER;
      this.timer.arm(this.wakeAt());
    }
  }

  carried(): Carried {
    const outgoing = this.outside.waiting();
    return {
      state: this.state,
      outbox: this.outbox.all(),
      ledger: this.ledger.all(),
      ackedSeq: this.ackedSeq,
      ...(outgoing.length > 0 ? { outgoing } : {}),
    };
  }

  /** The first thing a continued run does. */
  private goOn(): void {
    this.timer.arm(this.wakeAt());
    this.outside.proceed();
  }

  /** A run that has done nothing yet would only be continued again. */
  private get isLong(): boolean {
    const limits = this.input.limits ?? DEFAULT_LIMITS;
    const long = workflowInfo().historyLength >= limits.historyEvents || this.steps >= limits.steps;
    return long && this.steps > 0 && !this.ended;
  }

  private answer(event: EngineEvent, commandId: string): void {
    const delta = this.step(event, commandId);
    this.outbox.addAnswer(delta, workflowInfo().historyLength);
    this.ledger.add({ commandId, fromSeq: delta.seq, toSeq: delta.seq });
  }

  private step(event: EngineEvent, commandId?: string): Delta {
    const { effects, trace } = step(this.input.process, this.state, event);
    this.steps++;
    this.outside.carryOut(effects, event);
    const deadline = nextDeadline(this.state);
    this.timer.arm(this.wakeAt());
    return {
      epoch: this.state.epoch,
      seq: this.state.seq,
      behaviour: this.state.behaviour,
      ...(commandId === undefined ? {} : { commandId }),
      event,
      ...(event.type === 'start' && this.state.businessKey !== null ? { businessKey: this.state.businessKey } : {}),
      trace,
      effects,
      nextDeadline: deadline,
    };
  }

  private onDue(): void {
    const due = nextDeadline(this.state);
    if (due !== null && due <= Date.now()) this.apply({ type: 'deadline', at: Date.now() });
    else this.timer.arm(this.wakeAt());
  }

  private wakeAt(): number | null {
    const due = this.ended ? null : nextDeadline(this.state);
    const flush = this.outbox.needsFlush && this.flushNotBefore > Date.now() ? this.flushNotBefore : null;
    if (due === null || flush === null) return due ?? flush;
    return Math.min(due, flush);
  }

  private acknowledge(seq: number): void {
    this.ackedSeq = Math.max(this.ackedSeq, seq);
    this.outbox.acknowledge(seq);
    this.ledger.acknowledge(seq);
  }
}
