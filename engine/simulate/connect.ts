import type { JsonObject } from '../../contracts/json.ts';
import type { CallService, Effect, StartChild } from '../model/effect.ts';
import type { EngineEvent } from '../model/event.ts';
import type { MessageBoard } from './messages.ts';
import { broadcast } from './signals.ts';
import type { SimulatedInstance, World } from './world.ts';

/** How a service answers in a simulation. `undefined`: it is left unanswered. */
export type ServiceAnswer =
  | { result?: JsonObject | null | undefined }
  | { bpmnError: string; message?: string | undefined; variables?: JsonObject | undefined }
  | { fail: string };
export type Services = (call: CallService) => ServiceAnswer | undefined;

/** Connects a world's effects: services answer, children run, messages and signals reach all instances. */
export function connect(world: World, board: MessageBoard, services: Services): void {
  world.outside = (instance, effect) => carryOut(world, board, services, instance, effect);
}

function carryOut(
  world: World,
  board: MessageBoard,
  services: Services,
  instance: SimulatedInstance,
  effect: Effect,
): void {
  switch (effect.type) {
    case 'callService': {
      const answer = services(effect);
      if (answer) world.send(instance, answerEvent(world.now, effect.visit, answer));
      return;
    }
    case 'startChild':
      startChild(world, instance, effect);
      return;
    case 'cancelChild': {
      const child = world.instances.get(effect.childInstanceId);
      if (child) world.send(child, { type: 'cancel', at: world.now });
      return;
    }
    case 'notifyParent': {
      const { parent } = instance.state;
      const receiver = parent && world.instances.get(parent.instanceId);
      if (!receiver) return;
      const event = { ...effect.event, visit: parent.visit, childInstanceId: instance.id, at: world.now };
      world.send(receiver, event as EngineEvent);
      return;
    }
    case 'throwMessage':
      board.take(world, effect);
      return;
    case 'subscribe':
    case 'complete':
      board.match(world);
      return;
    case 'throwSignal':
      broadcast(world, effect);
      return;
    default:
      return;
  }
}

/** The event with which a service answers. */
export function answerEvent(at: number, visit: number, answer: ServiceAnswer): EngineEvent {
  if ('bpmnError' in answer) {
    const { bpmnError: code, message, variables = {} } = answer;
    return { type: 'throwError', at, visit, code, variables, ...(message === undefined ? {} : { message }) };
  }
  if ('fail' in answer) return { type: 'failService', at, visit, message: answer.fail };
  return { type: 'completeService', at, visit, result: answer.result ?? null };
}

function startChild(world: World, instance: SimulatedInstance, effect: StartChild): void {
  const process = world.processes.get(effect.processId);
  const failed = (message: string): void => {
    world.send(instance, { type: 'failService', at: world.now, visit: effect.visit, message });
  };
  if (!process) {
    failed(`there is no process ${effect.processId}`);
    return;
  }
  const child = world.start(process, {
    id: effect.childInstanceId,
    parent: { instanceId: instance.id, visit: effect.visit },
    variables: effect.variables,
    businessKey: effect.businessKey,
  });
  if ('code' in child) failed(child.message);
}
