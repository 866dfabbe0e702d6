import type { CompiledElement, CompiledProcess } from '../../model/process.ts';
import type { Report, Rule } from '../rule.ts';
import { elementOf, elementsOf } from '../rule.ts';

/** Of two events that catch the same code on one activity or for one scope, the second would never fire. */
export const duplicateCatch: Rule = {
  code: 'duplicate-catch',
  check(process, report) {
    for (const host of elementsOf(process)) {
      if ('boundaries' in host) checkTogether(process, host.id, host.boundaries, report);
      if ('starts' in host) checkTogether(process, host.id, startsOf(process, host.eventSubProcesses), report);
    }
    checkTogether(process, process.key, startsOf(process, process.eventSubProcesses ?? []), report);
  },
};

function startsOf(process: CompiledProcess, eventSubProcesses: readonly string[]): string[] {
  return eventSubProcesses.flatMap((id) => {
    const element = elementOf(process, id);
    return element && 'starts' in element ? element.starts : [];
  });
}

function checkTogether(process: CompiledProcess, hostId: string, ids: readonly string[], report: Report): void {
  const seen = new Set<string>();
  for (const id of ids) {
    for (const caught of caughtBy(elementOf(process, id))) {
      if (seen.has(caught)) {
        const message = `${id} never fires: another event on ${hostId} catches the same ${caught}`;
        report({ severity: 'error', elementId: id, message, params: { host: hostId } });
      }
      seen.add(caught);
    }
  }
}

function caughtBy(event: CompiledElement | undefined): string[] {
  if (!event || !('definitions' in event)) return [];
  return event.definitions.flatMap((definition) => {
    if (definition.type === 'compensation') return ['compensation'];
    if (definition.type !== 'error' && definition.type !== 'escalation') return [];
    return [`${definition.type} ${definition.code ?? 'of any code'}`];
  });
}
