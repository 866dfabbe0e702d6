import type { Rule } from '../rule.ts';
import { elementsOf } from '../rule.ts';

/** A task without a form shows its variables only. */
export const noForm: Rule = {
  code: 'no-form',
  check(process, report) {
    for (const element of elementsOf(process)) {
      if (element.kind !== 'userTask' || element.formKey !== undefined) continue;
      report({ severity: 'warning', elementId: element.id, message: `${element.id} has no form` });
    }
  },
};
