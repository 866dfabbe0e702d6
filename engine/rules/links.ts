import type { CompiledElement, CompiledProcess, EventElement } from '../model/process.ts';
import { elementsOf } from './rule.ts';

/** Name of the link that an element throws or catches. */
export function linkName(element: CompiledElement, kind: EventElement['kind']): string | null {
  if (element.kind !== kind) return null;
  const definition = element.definitions.find(({ type }) => type === 'link');
  return definition?.type === 'link' ? definition.name : null;
}

/** Where a throwing link leads. */
export function linkTarget(process: CompiledProcess, element: CompiledElement): CompiledElement | undefined {
  const name = linkName(element, 'intermediateThrowEvent');
  if (name === null) return undefined;
  return elementsOf(process).find(
    (other) => other.scope === element.scope && linkName(other, 'intermediateCatchEvent') === name,
  );
}
