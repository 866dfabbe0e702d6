import type { JsonObject } from '../../contracts/json.ts';
import { startTriggers } from '../execute/start-triggers.ts';
import type { World } from './world.ts';

/** A signal reaches every instance that waits for it and starts every process that it starts. */
export function broadcast(world: World, signal: { broadcastId: string; name: string; variables: JsonObject }): void {
  const { broadcastId, name, variables } = signal;
  const waiting = [...world.instances.values()];
  for (const instance of waiting) {
    world.send(instance, { type: 'deliverSignal', at: world.now, broadcastId, name, variables });
  }
  for (const process of world.processes.values()) {
    for (const { elementId, definition, trigger } of startTriggers(process)) {
      if (trigger.type === 'signal' && trigger.name === name)
        world.start(process, { elementId, definition, variables });
    }
  }
}
