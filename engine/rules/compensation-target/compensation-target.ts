import type { CompiledElement, CompiledProcess } from '../../model/process.ts';
import type { Rule } from '../rule.ts';
import { elementOf, elementsOf } from '../rule.ts';

/**
 * Whoever throws compensation for one activity names one beside it (from inside an event subprocess also one around it)
 * that can be undone; for a whole scope there should be something to undo.
 */
export const compensationTarget: Rule = {
  code: 'compensation-target',
  wholeGraph: true,
  check(process, report) {
    for (const element of elementsOf(process)) {
      if (element.kind !== 'intermediateThrowEvent' && element.kind !== 'endEvent') continue;
      for (const definition of element.definitions) {
        if (definition.type !== 'compensation') continue;
        const problem = problemOf(process, element, definition.activity);
        if (problem) report({ elementId: element.id, ...problem });
      }
    }
  },
};

function problemOf(
  process: CompiledProcess,
  element: CompiledElement,
  activity: string | undefined,
): { severity: 'error' | 'warning'; message: string } | null {
  const scopes = scopesOf(process, element);
  if (activity === undefined) {
    const any = elementsOf(process).some((other) => scopes.includes(other.scope) && canBeUndone(process, other));
    return any
      ? null
      : { severity: 'warning', message: `${element.id} undoes nothing: no activity beside it can be undone` };
  }
  const target = elementOf(process, activity);
  if (!target || !scopes.includes(target.scope)) {
    return { severity: 'error', message: `${element.id} undoes ${activity}, which does not lie beside it` };
  }
  if (canBeUndone(process, target)) return null;
  const message = `${element.id} undoes ${activity}, which says nowhere how: attach a compensation event to it`;
  return { severity: 'error', message };
}

/** The element's own scope, and from inside an event subprocess the one around that. */
function scopesOf(process: CompiledProcess, element: CompiledElement): (string | undefined)[] {
  const around = element.scope === undefined ? undefined : elementOf(process, element.scope);
  return around?.kind === 'eventSubProcess' ? [element.scope, around.scope] : [element.scope];
}

function canBeUndone(process: CompiledProcess, element: CompiledElement): boolean {
  if (!('boundaries' in element)) return false;
  const undoes = (id: string): boolean => {
    const event = elementOf(process, id);
    return (
      event !== undefined && 'definitions' in event && event.definitions.some(({ type }) => type === 'compensation')
    );
  };
  if (element.boundaries.some(undoes)) return true;
  if (!('starts' in element)) return false;
  const begins = element.eventSubProcesses.flatMap((id) => {
    const inner = elementOf(process, id);
    return inner && 'starts' in inner ? inner.starts : [];
  });
  return (
    begins.some(undoes) || elementsOf(process).some((one) => one.scope === element.id && canBeUndone(process, one))
  );
}
