import { derivedId } from '../../contracts/ids.ts';
import type { MessageCatch } from '../model/process.ts';
import type { Visit } from '../model/event.ts';
import type { OpenSubscription, OpenVisit } from '../model/state.ts';
import { SLOT } from './ids.ts';
import { evaluate, evaluateText, requireText, wrongType } from './expression.ts';
import { EngineError } from './engine-error.ts';
import type { Run } from './kernel.ts';

/** What a message or signal event waits for, evaluated but not yet announced. */
export type Wanted = Omit<OpenSubscription, 'subscriptionId'>;

export function wantedMessage(run: Run, scope: Visit, message: MessageCatch): Wanted {
  const name = requireText(run, scope, message.name, 'message name');
  if (message.correlationKey === undefined) return { kind: 'message', name };
  const key = evaluate(run, scope, message.correlationKey);
  if (key === null || key === '') {
    throw new EngineError('expression-type', `correlation key of message ${name} has no value`, {
      expression: message.correlationKey,
    });
  }
  if (typeof key !== 'string' && typeof key !== 'number') {
    throw wrongType(run, scope, message.correlationKey, 'a text or number', key);
  }
  return { kind: 'message', name, correlationKey: String(key) };
}

export function wantedSignal(run: Run, scope: Visit, name: string): Wanted {
  return { kind: 'signal', name: requireText(run, scope, name, 'signal name') };
}

/** Announces that a visit waits for a message or signal. */
export function subscribe(run: Run, visit: OpenVisit, wanted: Wanted): void {
  const { instanceId, epoch, signals } = run.state;
  const subscriptionId = derivedId(instanceId, epoch, visit.visit, SLOT.subscription);
  visit.subscription = { subscriptionId, ...wanted };
  run.effects.push({ type: 'subscribe', subscriptionId, visit: visit.visit, elementId: visit.elementId, ...wanted });
  if (wanted.kind === 'signal') (signals[signalKey(wanted.name)] ??= []).push(visit.visit);
}

/** Key of a signal name in the state's index; the prefix keeps names like `__proto__` harmless. */
export function signalKey(name: string): string {
  return `:${name}`;
}

/** Takes a subscription back; also after it was served. */
export function unsubscribe(run: Run, visit: OpenVisit): void {
  const own = visit.subscription;
  if (!own) return;
  delete visit.subscription;
  run.effects.push({ type: 'unsubscribe', subscriptionId: own.subscriptionId, visit: visit.visit });
  if (own.kind !== 'signal') return;
  const key = signalKey(own.name);
  const waiting = run.state.signals[key] ?? [];
  const index = waiting.indexOf(visit.visit);
  if (index >= 0) waiting.splice(index, 1);
  if (waiting.length === 0) delete run.state.signals[key];
}

/** Correlation key of a thrown message, as text. */
export function thrownKey(run: Run, scope: Visit, key: string | undefined): string | undefined {
  return evaluateText(run, scope, key);
}
