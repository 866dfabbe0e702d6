import type { CompiledElement } from '../../model/process.ts';
import { linkName } from '../links.ts';
import type { Rule } from '../rule.ts';
import { elementsOf } from '../rule.ts';

/** Nothing flows into what begins by itself, nothing out of what ends. */
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
  if (beginsByItself(element) && element.incoming.length > 0) return 'must not have an incoming sequence flow';
  if (endsHere(element) && element.outgoing.length > 0) return 'must not have an outgoing sequence flow';
  if (element.kind === 'boundaryEvent' && element.outgoing.length === 0 && element.handler === undefined) {
    return 'leads nowhere: draw where it goes on';
  }
  return null;
}

function beginsByItself(element: CompiledElement): boolean {
  switch (element.kind) {
    case 'startEvent':
    case 'boundaryEvent':
      return true;
    case 'receiveTask':
      return element.instantiate === true || element.isForCompensation === true;
    case 'eventBasedGateway':
      return element.instantiate !== undefined;
    case 'intermediateCatchEvent':
      return linkName(element, 'intermediateCatchEvent') !== null;
    default:
      return 'isForCompensation' in element && element.isForCompensation === true;
  }
}

function endsHere(element: CompiledElement): boolean {
  if (element.kind === 'endEvent') return true;
  if (element.kind === 'boundaryEvent') return element.handler !== undefined;
  if (linkName(element, 'intermediateThrowEvent') !== null) return true;
  return 'isForCompensation' in element && element.isForCompensation === true;
}
