import type { JsonObject } from '../../contracts/json.ts';
import type { Refusal } from '../model/event.ts';
import { startTriggers } from '../execute/start-triggers.ts';
import type { CompiledProcess } from '../model/process.ts';
import type { SimulatedInstance, World } from './world.ts';

export interface PublishedMessage {
  messageId: string;
  name: string;
  correlationKey?: string | undefined;
  variables: JsonObject;
  timeToLive?: number;
}

type Receiver =
  | { instance: SimulatedInstance; visit: number; subscriptionId: string; elementId: string }
  | { process: CompiledProcess; elementId: string; definition: number };

/**
 * Messages of a simulation: one receiver each; a waiting event goes before a start event; without a receiver the
 * message waits for one.
 */
export class MessageBoard {
  private buffered: (PublishedMessage & { until: number })[] = [];
  private readonly seen = new Set<string>();
  private made = 0;

  /** An id for a message or signal that comes from outside without one. */
  nextId(): string {
    this.made += 1;
    return `outside:${this.made}`;
  }

  /** From outside. Refused: published before, or several could take it. */
  publish(world: World, message: PublishedMessage): Refusal | null {
    if (this.seen.has(message.messageId)) {
      return { code: 'message-consumed', message: `message ${message.messageId} was published before` };
    }
    const receivers = receiversOf(world, message);
    if (isAmbiguous(message, receivers)) return ambiguous(message, receivers);
    this.take(world, message);
    return null;
  }

  /** Takes a message as it is: thrown by a process, nobody could be told of a refusal. */
  take(world: World, message: PublishedMessage): void {
    if (this.seen.has(message.messageId)) return;
    this.seen.add(message.messageId);
    this.buffered.push({ ...message, until: world.now + (message.timeToLive ?? Infinity) });
    this.match(world);
  }

  /** Somebody new waits, or an instance has ended: buffered messages are tried again, oldest first. */
  match(world: World): void {
    if (this.buffered.length === 0) return;
    this.buffered = this.buffered.filter((message) => message.until >= world.now);
    for (const message of [...this.buffered]) {
      const receivers = receiversOf(world, message);
      if (receivers.length === 0 || isAmbiguous(message, receivers) || !this.buffered.includes(message)) continue;
      this.buffered = this.buffered.filter((other) => other !== message);
      deliver(world, message, receivers[0]!);
    }
  }
}

/** With a key the oldest receiver takes it; without one, several waiting visits cannot be told apart. */
function isAmbiguous(message: PublishedMessage, receivers: Receiver[]): boolean {
  return message.correlationKey === undefined && receivers.length > 1 && 'instance' in receivers[0]!;
}

function ambiguous(message: PublishedMessage, receivers: Receiver[]): Refusal {
  const names = receivers.map(({ elementId }) => elementId).join(', ');
  return { code: 'message-ambiguous', message: `several could take message ${message.name}: ${names}` };
}

function receiversOf(world: World, message: PublishedMessage): Receiver[] {
  const waiting: Receiver[] = [];
  for (const instance of world.instances.values()) {
    if (instance.state.status !== 'active') continue;
    for (const { visit, elementId, subscription } of Object.values(instance.state.visits)) {
      if (subscription?.kind !== 'message' || subscription.name !== message.name) continue;
      if (!correlates(message, subscription.correlationKey, instance.state.businessKey)) continue;
      waiting.push({ instance, visit, elementId, subscriptionId: subscription.subscriptionId });
    }
  }
  return waiting.length > 0 ? waiting : startsBy(world, message);
}

/** A catch without key takes by business key when the message carries one, else by name alone. */
function correlates(message: PublishedMessage, key: string | undefined, businessKey: string | null): boolean {
  if (key !== undefined) return key === message.correlationKey;
  return message.correlationKey === undefined || message.correlationKey === businessKey;
}

function startsBy(world: World, message: PublishedMessage): Receiver[] {
  const starts: Receiver[] = [];
  for (const process of world.processes.values()) {
    for (const { elementId, definition, trigger } of startTriggers(process)) {
      if (trigger.type !== 'message' || trigger.catch?.name !== message.name) continue;
      if (!hasOpenInstance(world, process, message)) starts.push({ process, elementId, definition });
    }
  }
  return starts;
}

/** A start with a correlation key: one open instance per key. */
function hasOpenInstance(world: World, process: CompiledProcess, message: PublishedMessage): boolean {
  if (message.correlationKey === undefined) return false;
  return [...world.instances.values()].some(
    (instance) =>
      instance.process.key === process.key &&
      world.isOpen(instance) &&
      instance.startedBy?.name === message.name &&
      instance.startedBy.key === message.correlationKey,
  );
}

function deliver(world: World, message: PublishedMessage, receiver: Receiver): void {
  const { messageId, name, correlationKey, variables } = message;
  if ('instance' in receiver) {
    const { instance, visit, subscriptionId } = receiver;
    world.send(instance, { type: 'deliverMessage', at: world.now, visit, subscriptionId, messageId, name, variables });
    return;
  }
  const { process, elementId, definition } = receiver;
  world.start(process, {
    elementId,
    definition,
    variables,
    messageId,
    ...(correlationKey === undefined ? {} : { startedBy: { name, key: correlationKey } }),
  });
}
