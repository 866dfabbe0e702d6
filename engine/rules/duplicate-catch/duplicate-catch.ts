import type { CompiledProcess } from '../../model/process.ts';
import type { Rule } from '../rule.ts';
import { elementOf, elementsOf } from '../rule.ts';

/** Of two boundary events that catch the same code on one activity, the second would never fire. */
export const duplicateCatch: Rule = {
  code: 'duplicate-catch',
  check(process, report) {
    for (const host of elementsOf(process)) {
      if (!('boundaries' in host)) continue;
      const seen = new Set<string>();
      for (const id of host.boundaries) {
        const caught = caughtBy(process, id);
        if (caught === null) continue;
        if (seen.has(caught)) {
          const message = `${id} never fires: another event on ${host.id} catches the same ${caught}`;
          report({ severity: 'error', elementId: id, message, params: { host: host.id } });
        }
        seen.add(caught);
      }
    }
  },
};

function caughtBy(process: CompiledProcess, id: string): string | null {
  const event = elementOf(process, id);
  const definition = event && 'definitions' in event ? event.definitions[0] : undefined;
  if (definition?.type !== 'error' && definition?.type !== 'escalation') return null;
  return `${definition.type} ${definition.code ?? 'of any code'}`;
}
