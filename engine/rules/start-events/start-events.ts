import type { CompiledProcess, EventElement, SubProcess } from '../../model/process.ts';
import type { Report, Rule } from '../rule.ts';
import { elementOf, elementsOf } from '../rule.ts';

/** A process or subprocess must say, without doubt, where it begins. */
export const startEvents: Rule = {
  code: 'start-events',
  wholeGraph: true,
  check(process, report) {
    checkStarts(process, process.key, process.starts, report);
    for (const element of elementsOf(process)) if ('starts' in element) checkContainer(process, element, report);
  },
};

function checkContainer(process: CompiledProcess, element: SubProcess, report: Report): void {
  if (element.kind === 'eventSubProcess') {
    checkEventStart(process, element, report);
    return;
  }
  const isEmpty = !elementsOf(process).some(({ scope }) => scope === element.id);
  if (element.adHoc) {
    if (element.adHoc.choices.length > 0) return;
    const message = `${element.id} has nothing to choose: put activities into it that no sequence flow leads to`;
    report({ severity: 'error', elementId: element.id, message });
  } else if (isEmpty) {
    report({ severity: 'warning', elementId: element.id, message: `${element.id} is empty: tokens pass through it` });
  } else {
    checkStarts(process, element.id, element.starts, report);
  }
}

/** An event subprocess has one start event, and that has a trigger. */
function checkEventStart(process: CompiledProcess, element: SubProcess, report: Report): void {
  const starts = element.starts.filter((id) => elementOf(process, id)?.kind === 'startEvent');
  if (starts.length === 1 && element.starts.length === 1) return;
  const message = `${element.id} is begun by an event: give it exactly one start event, with a trigger`;
  report({ severity: 'error', elementId: element.id, message });
}

function checkStarts(process: CompiledProcess, elementId: string, starts: readonly string[], report: Report): void {
  if (starts.length === 0) {
    report({ severity: 'error', elementId, message: `${elementId} has no start event` });
    return;
  }
  const events = starts.map((id) => elementOf(process, id)!).filter((element) => 'definitions' in element);
  const hasStartEvent = events.some(({ kind }) => kind === 'startEvent');
  if (!hasStartEvent && starts.every((id) => elementOf(process, id)!.incoming.length === 0)) {
    reportImplicit(process, elementId, starts, report);
    return;
  }
  const seen = new Set<string>();
  for (const event of events) {
    const triggers = triggersOf(event);
    const double = triggers.find((trigger) => seen.has(trigger));
    for (const trigger of triggers) seen.add(trigger);
    if (double === undefined) continue;
    const isProcess = elementId === process.key;
    const message = `${event.id} begins ${isProcess ? 'the process' : elementId} by the same trigger as another start event`;
    report({ severity: 'error', elementId: event.id, message });
  }
}

function reportImplicit(process: CompiledProcess, elementId: string, starts: readonly string[], report: Report): void {
  const waits = starts.some((id) => {
    const element = elementOf(process, id)!;
    return element.kind === 'receiveTask' && element.instantiate;
  });
  if (waits) return;
  const message = `${elementId} has no start event: it begins at everything that no sequence flow leads to (${starts.join(', ')})`;
  report({ severity: 'warning', elementId, message, params: { starts: [...starts] } });
}

/** What tells start events apart; timers and conditions may be several. */
function triggersOf({ definitions }: EventElement): string[] {
  if (definitions.length === 0) return ['none'];
  return definitions.flatMap((definition) => {
    if (definition.type === 'message') return [`message ${definition.catch?.name ?? ''}`];
    return definition.type === 'signal' ? [`signal ${definition.name}`] : [];
  });
}
