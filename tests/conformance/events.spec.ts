import { describe, expect, test } from '@jest/globals';
import { compile } from '../../engine/compile/index.ts';
import type { CompiledProcess } from '../../engine/model/process.ts';
import { MessageBoard, World, broadcast, connect } from '../../engine/simulate/index.ts';
import { concrete } from './descriptor.ts';
import type { Position } from './positions.ts';
import { positions } from './positions.ts';
import { executedEvents } from './executed-events.ts';

/**
 * Every event definition of the metamodel (and none, and two of them) in every position: it is executed, which shows by
 * what it does, or refused by a finding that names it.
 */
const definitions = ['none', ...concrete('EventDefinition'), 'MessageEventDefinition+TimerEventDefinition'];
const cases = (Object.keys(positions) as Position[]).flatMap((position) =>
  definitions.map((definition): [Position, string] => [position, definition]),
);

async function compiled(position: Position, definition: string): Promise<Awaited<ReturnType<typeof compile>>> {
  const types = definition === 'none' ? [] : definition.split('+');
  return compile(await positions[position](types).xml());
}

describe.each(cases)('%s: %s', (position, definition) => {
  const executed = executedEvents[position].includes(definition);

  test(executed ? 'is executed' : 'is refused by name', async () => {
    const { processes, findings } = await compiled(position, definition);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (executed) {
      expect(errors).toEqual([]);
      expect(happens(processes[0]!, position, definition)).toBe(true);
      return;
    }
    expect(processes).toEqual([]);
    const ids = ['Event', 'Sub', 'Definition_0', 'Definition_1'];
    expect(errors.some(({ elementId }) => ids.includes(elementId ?? ''))).toBe(true);
  });
});

/** Gives the world what the event waits for, and looks whether the event did its part. */
function happens(process: CompiledProcess, position: Position, definition: string): boolean {
  const world = new World([process], { at: 0 });
  const board = new MessageBoard();
  connect(world, board, () => undefined);
  const effects: string[] = [];
  world.observe((_instance, _event, made) => effects.push(...made.map(({ type }) => type)));
  const starts = position === 'start' && definition !== 'none';
  if (!starts) world.start(process);
  const before = [...world.path];
  if (definition === 'none') return before.includes('Event') && !isOpen(world);
  if (position === 'intermediate throw' || position === 'end') return threw(world, definition, effects);
  if (before.includes('Event') !== (position === 'intermediate catch')) return false;
  provoke(world, board, process, definition);
  const fired = world.path.filter((id) => id === 'Event').length === 1;
  const expectsEnd = position !== 'boundary, non-interrupting';
  return fired && isOpen(world) !== expectsEnd;
}

function isOpen(world: World): boolean {
  return [...world.instances.values()].some((instance) => world.isOpen(instance));
}

function threw(world: World, definition: string, effects: readonly string[]): boolean {
  const shows: Record<string, () => boolean> = {
    MessageEventDefinition: () => effects.includes('throwMessage') && !isOpen(world),
    SignalEventDefinition: () => effects.includes('throwSignal') && !isOpen(world),
    // Nobody catches it: the path goes on.
    EscalationEventDefinition: () => !isOpen(world),
    // Nobody catches it: an incident.
    ErrorEventDefinition: () => effects.includes('raiseIncident') && isOpen(world),
    TerminateEventDefinition: () => !isOpen(world),
  };
  return shows[definition]?.() ?? false;
}

function provoke(world: World, board: MessageBoard, process: CompiledProcess, definition: string): void {
  const open = world.openVisits().find(({ visit }) => visit.elementId === 'Task');
  const thrown = { at: world.now, visit: open?.visit.visit ?? 0, code: 'E', variables: {} };
  const causes: Record<string, () => void> = {
    MessageEventDefinition: () => void board.publish(world, { messageId: 'm', name: 'M', variables: {} }),
    SignalEventDefinition: () => broadcast(world, { broadcastId: 's', name: 'S', variables: {} }),
    TimerEventDefinition: () => {
      world.advanceTo(2 * 3_600_000);
      if (process.starts.includes('Event')) world.start(process, { elementId: 'Event' });
    },
    ErrorEventDefinition: () => void world.send(open!.instance, { type: 'throwError', ...thrown }),
    EscalationEventDefinition: () => void world.send(open!.instance, { type: 'throwEscalation', ...thrown }),
  };
  causes[definition]?.();
}
