import { ActivityFailure, ApplicationFailure, CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { derivedId, effectKey } from '../../contracts/ids.ts';
import { failureTypes } from '../../contracts/processes/names.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { CallService, Effect, ParentNotice, StartChild } from '../../engine/model/effect.ts';
import type { EngineEvent, Visit } from '../../engine/model/event.ts';
import type { RunInput } from '../../engine/model/protocol.ts';
import type { InstanceState } from '../../engine/model/state.ts';
import { callService, remote } from './activities.ts';

const NOTIFY_AGAIN_AFTER = 60_000;
/** Slots of derived ids; 0 to 9 belong to the engine. */
const SLOT_CANCEL = 10;

/** Effects that need the world outside: services, called processes, the parent. The rest are rows of projections. */
export class Outside {
  /** Activities that have not ended; the run may not be continued as new meanwhile. */
  inFlight = 0;
  private readonly input: RunInput;
  private readonly report: (event: EngineEvent) => void;
  private readonly services = new Map<Visit, CancellationScope>();
  private notices = 0;

  constructor(input: RunInput, report: (event: EngineEvent) => void) {
    this.input = input;
    this.report = report;
  }

  carryOut(effects: Effect[], cause: EngineEvent, state: InstanceState): void {
    for (const effect of effects) {
      if (effect.type === 'callService') this.call(effect, cause, state);
      else if (effect.type === 'cancelService') this.services.get(effect.visit)?.cancel();
      else if (effect.type === 'startChild') this.startChild(effect, cause);
      else if (effect.type === 'cancelChild') this.cancelChild(effect.visit, effect.childInstanceId);
      else if (effect.type === 'notifyParent') this.notifyParent(effect.event, state);
    }
  }

  private call(effect: CallService, cause: EngineEvent, state: InstanceState): void {
    const scope = new CancellationScope();
    this.services.set(effect.visit, scope);
    const call = {
      key: effectKey(this.input.instanceId, state.epoch, effect.visit),
      instanceId: this.input.instanceId,
      businessKey: state.businessKey,
      processKey: this.input.process.key,
      elementId: effect.elementId,
      ...(cause.actor ? { actor: cause.actor } : {}),
      input: effect.input,
      headers: effect.headers,
    };
    this.track(
      scope.run(() => callService(effect, call)),
      (answer) =>
        this.finishService(effect.visit, {
          type: 'completeService',
          at: Date.now(),
          visit: effect.visit,
          result: answer.result,
        }),
      (error) => this.finishService(effect.visit, failureEvent(effect.visit, error)),
    );
  }

  private finishService(visit: Visit, event: EngineEvent): void {
    this.services.delete(visit);
    this.report(event);
  }

  private startChild(effect: StartChild, cause: EngineEvent): void {
    const request = {
      parent: { instanceId: this.input.instanceId, visit: effect.visit },
      call: effect,
      at: cause.at,
      ...(cause.actor ? { actor: cause.actor } : {}),
    };
    this.track(remote.startCalledProcess(request), undefined, (error) =>
      this.report(failureEvent(effect.visit, error)),
    );
  }

  private cancelChild(visit: Visit, childInstanceId: string): void {
    const commandId = derivedId(childInstanceId, 0, visit, SLOT_CANCEL);
    this.track(remote.cancelCalledProcess({ childInstanceId, commandId, at: Date.now() }));
  }

  private notifyParent(event: ParentNotice, state: InstanceState): void {
    const parent = state.parent;
    if (!parent) return;
    const notification = {
      parent,
      childInstanceId: this.input.instanceId,
      notice: state.seq * 100 + this.notices++,
      event,
      at: Date.now(),
    };
    this.track(untilDelivered(() => remote.notifyParent(notification)));
  }

  /** Counts what is under way; a failure without a handler is final and already logged by the activity. */
  private track<T>(work: Promise<T>, done?: (value: T) => void, failed?: (error: unknown) => void): void {
    this.inFlight++;
    work.then(
      (value) => {
        this.inFlight--;
        done?.(value);
      },
      (error: unknown) => {
        this.inFlight--;
        if (!isCancellation(error)) failed?.(error);
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
function failureEvent(visit: Visit, error: unknown): EngineEvent {
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
