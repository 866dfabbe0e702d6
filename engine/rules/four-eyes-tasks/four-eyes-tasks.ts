import type { Rule } from '../rule.ts';
import { elementOf, elementsOf } from '../rule.ts';

/** A four-eyes rule names other user tasks of the same process. */
export const fourEyesTasks: Rule = {
  code: 'four-eyes-tasks',
  wholeGraph: true,
  check(process, report) {
    for (const element of elementsOf(process)) {
      if (element.kind !== 'userTask') continue;
      for (const task of element.fourEyes?.tasks ?? []) {
        if (task !== element.id && elementOf(process, task)?.kind === 'userTask') continue;
        const message = `four eyes of ${element.id}: ${task} is no other user task of this process`;
        report({ severity: 'error', elementId: element.id, message, params: { task } });
      }
    }
  },
};
