import type { Rule } from '../rule.ts';
import { elementsOf } from '../rule.ts';

/** A complex gateway that joins says when it goes on; one that does not is never asked. */
export const complexActivation: Rule = {
  code: 'complex-activation',
  wholeGraph: true,
  check(process, report) {
    for (const element of elementsOf(process)) {
      if (element.kind !== 'complexGateway') continue;
      if (element.incoming.length < 2 || element.activationCondition !== undefined) continue;
      const message = `${element.id} joins several ways: give it an activation condition, such as =activationCount >= 2`;
      report({ severity: 'error', elementId: element.id, message });
    }
  },
};
