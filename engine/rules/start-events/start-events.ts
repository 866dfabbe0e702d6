import type { CompiledProcess, EventElement } from '../../model/process.ts';
import type { Report, Rule } from '../rule.ts';
import { elementOf, elementsOf } from '../rule.ts';

/** A process or subprocess must say, without doubt, where it begins. */
export const startEvents: Rule = {
  code: 'start-events',
  wholeGraph: true,
  check(process, report) {
    checkStarts(process, process.key, process.starts, true, report);
    for (const element of elementsOf(process)) {
      if (element.kind !== 'subProcess') continue;
      const isEmpty = !elementsOf(process).some(({ scope }) => scope === element.id);
      if (isEmpty) {
        const message = `${element.id} is empty: tokens pass through it`;
        report({ severity: 'warning', elementId: element.id, message });
      } else {
        checkStarts(process, element.id, element.starts, false, report);
      }
    }
  },
};

function checkStarts(
  process: CompiledProcess,
  elementId: string,
  starts: readonly string[],
  isProcess: boolean,
  report: Report,
): void {
  if (starts.length === 0) {
    const message = `${elementId} has no start event`;
    report({ severity: 'error', elementId, message });
    return;
  }
  const seen = new Set<string>();
  for (const id of starts) {
    const trigger = triggerOf(elementOf(process, id) as EventElement);
    if (trigger === null || !seen.has(trigger)) {
      seen.add(trigger ?? id);
      continue;
    }
    const message = `${id} begins ${isProcess ? 'the process' : elementId} by the same trigger as another start event`;
    report({ severity: 'error', elementId: id, message });
  }
}

/** What tells start events apart; timers may be several. */
function triggerOf(start: EventElement): string | null {
  const [definition] = start.definitions;
  if (!definition) return 'none';
  if (definition.type === 'message') return `message ${definition.catch?.name ?? ''}`;
  return definition.type === 'signal' ? `signal ${definition.name}` : null;
}
