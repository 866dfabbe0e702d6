import type { Rule } from '../rule.ts';
import { elementsOf } from '../rule.ts';

/** Where an exclusive gateway chooses, every way but the default says when it is taken. */
export const conditionMissing: Rule = {
  code: 'condition-missing',
  wholeGraph: true,
  check(process, report) {
    for (const element of elementsOf(process)) {
      if (element.kind !== 'exclusiveGateway' || element.outgoing.length < 2) continue;
      for (const id of element.outgoing) {
        if (id === element.default || process.flows[id]!.condition !== undefined) continue;
        const message = `${id} leaves ${element.id} without a condition: give it one or make it the default`;
        report({ severity: 'error', elementId: id, message, params: { gateway: element.id } });
      }
    }
  },
};
