import type { CompiledElement } from '../../model/process.ts';
import type { Rule } from '../rule.ts';
import { elementsOf } from '../rule.ts';

/** Nothing flows into a start or boundary event, nothing out of an end event. */
export const flowDirection: Rule = {
  code: 'flow-direction',
  wholeGraph: true,
  check(process, report) {
    for (const element of elementsOf(process)) {
      const problem = problemOf(element);
      if (problem !== null) report({ severity: 'error', elementId: element.id, message: `${element.id} ${problem}` });
    }
  },
};

function problemOf(element: CompiledElement): string | null {
  const noEntry = element.kind === 'startEvent' || element.kind === 'boundaryEvent';
  if (noEntry && element.incoming.length > 0) return 'must not have an incoming sequence flow';
  if (element.kind === 'endEvent' && element.outgoing.length > 0) return 'must not have an outgoing sequence flow';
  if (element.kind === 'boundaryEvent' && element.outgoing.length === 0) return 'leads nowhere: draw where it goes on';
  return null;
}
