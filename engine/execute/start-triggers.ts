import type { JsonObject } from '../../contracts/json.ts';
import type { CompiledProcess, ElementId, EventDefinition } from '../model/process.ts';
import { feelOf, isFeel } from './expression.ts';
import { FeelError } from './feel.ts';

/** Something from outside that begins a process. */
export interface StartTrigger {
  elementId: ElementId;
  /** Index of the definition; goes into the event `start`. */
  definition: number;
  trigger: EventDefinition;
}

/**
 * All messages, signals, timers and conditions that begin a process: of its start events, of instantiating receive tasks
 * and of the events behind an instantiating event-based gateway.
 */
export function startTriggers(process: CompiledProcess): StartTrigger[] {
  return process.starts.flatMap((elementId): StartTrigger[] => {
    const element = process.elements[elementId]!;
    if (element.kind === 'receiveTask') {
      const instantiates = element.instantiate ?? element.incoming.length > 0;
      return instantiates ? [{ elementId, definition: 0, trigger: { type: 'message', catch: element.message } }] : [];
    }
    const begins = element.kind === 'startEvent' || element.incoming.length > 0;
    if (!begins || !('definitions' in element)) return [];
    return element.definitions.map((trigger, definition) => ({ elementId, definition, trigger }));
  });
}

/**
 * Conditional start events that begin now: there is no instance yet, so conditions read what is known outside. One that
 * cannot be evaluated with that is not true.
 */
export function conditionalStarts(process: CompiledProcess, variables: JsonObject, now: number): ElementId[] {
  return startTriggers(process)
    .filter(({ trigger }) => trigger.type === 'conditional' && holds(trigger.condition, variables, now))
    .map(({ elementId }) => elementId);
}

function holds(condition: string, variables: JsonObject, now: number): boolean {
  if (!isFeel(condition)) return condition === 'true';
  try {
    const read = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
    return feelOf(condition.slice(1)).evaluate(read, { now, offset: 0 }) === true;
  } catch (error) {
    if (error instanceof FeelError) return false;
    throw error;
  }
}
