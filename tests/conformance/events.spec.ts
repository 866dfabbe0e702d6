import { describe, expect, test } from '@jest/globals';
import { compile } from '../../engine/compile/index.ts';
import { conditionalStarts } from '../../engine/execute/index.ts';
import type { CompiledProcess } from '../../engine/model/process.ts';
import { MessageBoard, World, broadcast, connect } from '../../engine/simulate/index.ts';
import { concrete } from './descriptor.ts';
import { executedEvents, several } from './executed-events.ts';
import type { Position } from './positions.ts';
import { positions } from './positions.ts';

/**
 * Every event definition of the metamodel (and none, and two of them) in every position: it is executed, which shows by
 * what it does, or refused by a finding that names it.
 */
const definitions = ['none', ...concrete('EventDefinition'), ...several];
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
  if (position === 'start' && definition !== 'none') return begins(world, board, process, definition);
  world.start(process);
  const before = [...world.path];
  if (definition === 'none') return before.includes('Event') && !isOpen(world);
  if (position === 'intermediate throw' || position === 'end') return threw(world, definition, effects);
  const isLink = definition === 'LinkEventDefinition';
  if (isLink) return before.filter((id) => id === 'Event').length === 1 && !isOpen(world);
  if (before.includes('Event') !== (position === 'intermediate catch')) return false;
  provoke(world, board, process, definition);
  const fired = world.path.filter((id) => id === 'Event').length === 1;
  const expectsEnd = !position.endsWith('non-interrupting');
  return fired && isOpen(world) !== expectsEnd;
}

/** Each trigger of a start event begins an instance of its own. */
function begins(world: World, board: MessageBoard, process: CompiledProcess, definition: string): boolean {
  const types = definition.split('+');
  for (const type of types) provoke(world, board, process, type);
  return world.path.filter((id) => id === 'Event').length === types.length && !isOpen(world);
}

function isOpen(world: World): boolean {
  return [...world.instances.values()].some((instance) => world.isOpen(instance));
}

function threw(world: World, definition: string, effects: readonly string[]): boolean {
  const shows: Record<string, () => boolean> = {
    MessageEventDefinition: () => effects.includes('throwMessage') && !isOpen(world),
    SignalEventDefinition: () => effects.includes('throwSignal') && !isOpen(world),
    'MessageEventDefinition+SignalEventDefinition': () =>
      effects.includes('throwMessage') && effects.includes('throwSignal') && !isOpen(world),
    // Nobody catches it: the path goes on.
    EscalationEventDefinition: () => !isOpen(world),
    // Nobody catches it: an incident.
    ErrorEventDefinition: () => effects.includes('raiseIncident') && isOpen(world),
    TerminateEventDefinition: () => !isOpen(world),
    CompensateEventDefinition: () => world.path.includes('Undo_Task_Done') && !isOpen(world),
    LinkEventDefinition: () => world.path.includes('Catch') && !isOpen(world),
    CancelEventDefinition: () => {
      completeTask(world);
      return world.path.includes('Event') && world.path.includes('Boundary') && !isOpen(world);
    },
  };
  return shows[definition]?.() ?? false;
}

function completeTask(world: World): void {
  const open = world.openVisits().find(({ visit }) => visit.elementId === 'Task');
  if (!open) return;
  const { visit, task } = open.visit;
  world.send(open.instance, { type: 'completeTask', at: world.now, visit, taskId: task!.taskId, variables: {} });
}

/** Makes happen what the event waits for; of several definitions the first. */
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
    ConditionalEventDefinition: () => {
      for (const elementId of conditionalStarts(process, { go: true }, world.now)) world.start(process, { elementId });
      for (const instance of world.instances.values()) {
        world.send(instance, { type: 'setVariables', at: world.now, variables: { go: true } });
      }
    },
    // Undoing and cancelling come after the task in these diagrams.
    CompensateEventDefinition: () => completeTask(world),
    CancelEventDefinition: () => completeTask(world),
  };
  causes[definition.split('+')[0]!]?.();
}
