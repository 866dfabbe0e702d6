import type { Rule } from '../rule.ts';
import { elementsOf } from '../rule.ts';

/** Conditions that nobody would ask: behind parallel and event-based gateways, and on default flows. */
export const conditionNotAllowed: Rule = {
  code: 'condition-not-allowed',
  wholeGraph: true,
  check(process, report) {
    for (const element of elementsOf(process)) {
      const asksNobody = element.kind === 'parallelGateway' || element.kind === 'eventBasedGateway';
      const defaultFlow = 'default' in element ? element.default : undefined;
      if (defaultFlow !== undefined && !element.outgoing.includes(defaultFlow)) {
        const message = `the default ${defaultFlow} does not leave ${element.id}`;
        report({ severity: 'error', elementId: element.id, message, params: { flow: defaultFlow } });
      }
      for (const id of element.outgoing) {
        if (process.flows[id]!.condition === undefined || !(asksNobody || id === defaultFlow)) continue;
        const why = asksNobody ? `${element.id} takes every way` : 'the default flow is taken when no other is';
        report({ severity: 'error', elementId: id, message: `the condition is never asked: ${why}` });
      }
    }
  },
};
