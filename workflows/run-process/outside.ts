import { ActivityFailure, ApplicationFailure, CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { derivedId, effectKey } from '../../contracts/ids.ts';
import { failureTypes } from '../../contracts/processes/names.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { CallService, Effect, ParentNotice, StartChild } from '../../engine/model/effect.ts';
import type { EngineEvent, Visit } from '../../engine/model/event.ts';
import type { Outgoing, OutsideEffect, RunInput } from '../../engine/model/protocol.ts';
import type { InstanceState } from '../../engine/model/state.ts';
import { callService, remote } from './activities.ts';

const NOTIFY_AGAIN_AFTER = 60_000;
/** Slots of derived ids; 0 to 9 belong to the engine. */
const SLOT_CANCEL = 10;
const AT_ONCE = 100;

/** The instance for which effects go out. */
export interface OutsideHost {
  readonly input: RunInput;
  readonly state: InstanceState;
  /** Takes what came of it. */
  report(event: EngineEvent): void;
  /** Nothing more may begin: the run is to be continued as new. */
  holds(): boolean;
}

/**
 * Effects that need the world outside: services, called processes, the parent. The rest are rows of projections. Not too
 * many go out at once (the server takes 2,000 pending activities, and 4 MiB in one workflow task); the others wait, also
 * beyond continue-as-new.
 */
export class Outside {
  private readonly host: OutsideHost;
  private readonly queue: Outgoing[];
  private readonly atOnce: number;
  private inFlight = 0;
  private readonly services = new Map<Visit, CancellationScope>();
  private notices = 0;

  constructor(host: OutsideHost) {
    this.host = host;
    this.queue = [...(host.input.carried?.outgoing ?? [])];
    this.atOnce = host.input.limits?.activities ?? AT_ONCE;
  }

  /** No activity is under way; the run may be continued as new. */
  get idle(): boolean {
    return this.inFlight === 0;
  }

  /** What is left to do outside. */
  get count(): number {
    return this.inFlight + this.queue.length;
  }

  waiting(): Outgoing[] {
    return this.queue;
  }

  carryOut(effects: Effect[], cause: EngineEvent): void {
    for (const effect of effects) {
      switch (effect.type) {
        case 'cancelService':
          if (!this.dropped('callService', effect.visit)) this.services.get(effect.visit)?.cancel();
          break;
        case 'cancelChild':
          if (!this.dropped('startChild', effect.visit)) this.add(effect, cause);
          break;
        case 'callService':
        case 'startChild':
        case 'notifyParent':
          this.add(effect, cause);
          break;
        default:
      }
    }
    this.proceed();
  }

  /** Sends out what waits, as far as may be now. */
  proceed(): void {
    while (this.queue.length > 0 && this.inFlight < this.atOnce && !this.host.holds()) this.begin(this.queue.shift()!);
  }

  private add(effect: OutsideEffect, cause: EngineEvent): void {
    const item: Outgoing = { effect, at: cause.at, ...(cause.actor ? { actor: cause.actor } : {}) };
    if (effect.type === 'notifyParent') item.notice = this.host.state.seq * 100 + this.notices++;
    this.queue.push(item);
  }

  /** What has not gone out yet need not be cancelled. */
  private dropped(type: 'callService' | 'startChild', visit: Visit): boolean {
    const place = this.queue.findIndex(({ effect }) => effect.type === type && effect.visit === visit);
    if (place >= 0) this.queue.splice(place, 1);
    return place >= 0;
  }

  private begin(item: Outgoing): void {
    const { effect } = item;
    switch (effect.type) {
      case 'callService':
        return this.call(effect, item);
      case 'startChild':
        return this.startChild(effect, item);
      case 'cancelChild':
        return this.cancelChild(effect.visit, effect.childInstanceId);
      case 'notifyParent':
        return this.notifyParent(effect.event, item.notice!);
    }
  }

  private call(effect: CallService, { actor }: Outgoing): void {
    const { input, state } = this.host;
    const scope = new CancellationScope();
    this.services.set(effect.visit, scope);
    const call = {
      key: effectKey(input.instanceId, state.epoch, effect.visit),
      instanceId: input.instanceId,
      businessKey: state.businessKey,
      processKey: input.process.key,
      elementId: effect.elementId,
      ...(actor ? { actor } : {}),
      input: effect.input,
      headers: effect.headers,
    };
    this.track(
      scope.run(() => callService(effect, call)),
      ({ result }) => this.finishService({ type: 'completeService', at: Date.now(), visit: effect.visit, result }),
      (error) => this.finishService(failureEvent(effect.visit, error)),
    );
  }

  private finishService(event: Extract<EngineEvent, { visit: Visit }>): void {
    this.services.delete(event.visit);
    this.host.report(event);
  }

  private startChild(effect: StartChild, { at, actor }: Outgoing): void {
    const request = {
      parent: { instanceId: this.host.input.instanceId, visit: effect.visit },
      call: effect,
      at,
      ...(actor ? { actor } : {}),
    };
    this.track(remote.startCalledProcess(request), undefined, (error) =>
      this.host.report(failureEvent(effect.visit, error)),
    );
  }

  private cancelChild(visit: Visit, childInstanceId: string): void {
    const commandId = derivedId(childInstanceId, 0, visit, SLOT_CANCEL);
    this.track(remote.cancelCalledProcess({ childInstanceId, commandId, at: Date.now() }));
  }

  private notifyParent(event: ParentNotice, notice: number): void {
    const { parent } = this.host.state;
    if (!parent) return;
    const notification = { parent, childInstanceId: this.host.input.instanceId, notice, event, at: Date.now() };
    this.track(untilDelivered(() => remote.notifyParent(notification)));
  }

  /** Counts what is under way; a failure without a handler is final and already logged by the activity. */
  private track<T>(work: Promise<T>, done?: (value: T) => void, failed?: (error: unknown) => void): void {
    this.inFlight++;
    work.then(
      (value) => {
        this.inFlight--;
        done?.(value);
        this.proceed();
      },
      (error: unknown) => {
        this.inFlight--;
        if (!isCancellation(error)) failed?.(error);
        this.proceed();
      },
    );
  }
}

/** A parent must hear of its child whatever is away meanwhile; only a refusal (it is gone) ends the attempts. */
async function untilDelivered(deliver: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await deliver();
    } catch (error) {
      if (isCancellation(error) || rootOf(error)?.nonRetryable) return;
      await sleep(NOTIFY_AGAIN_AFTER);
    }
  }
}

function rootOf(error: unknown): ApplicationFailure | null {
  if (error instanceof ApplicationFailure) return error;
  if (error instanceof ActivityFailure && error.cause instanceof ApplicationFailure) return error.cause;
  return null;
}

/** A business refusal becomes a BPMN error, everything else a technical failure. */
function failureEvent(visit: Visit, error: unknown): Extract<EngineEvent, { visit: Visit }> {
  const cause = rootOf(error);
  const prefix = `${failureTypes.bpmnError}:`;
  if (cause?.type?.startsWith(prefix)) {
    const variables = (cause.details?.[0] ?? {}) as JsonObject;
    return {
      type: 'throwError',
      at: Date.now(),
      visit,
      code: cause.type.slice(prefix.length),
      message: cause.message,
      variables,
    };
  }
  const message =
    cause?.message ?? (error instanceof ActivityFailure ? (error.cause?.message ?? error.message) : String(error));
  return { type: 'failService', at: Date.now(), visit, message, ...(cause?.type ? { code: cause.type } : {}) };
}
