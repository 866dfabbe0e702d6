import type { EventDefinition } from '../model/process.ts';

/** Definitions after which nothing else could be thrown: they wait, or end something. */
export function isLast(definition: EventDefinition): boolean {
  if (definition.type === 'message') return definition.service !== undefined;
  return definition.type !== 'signal' && definition.type !== 'escalation';
}
