import type { Rule } from '../rule.ts';
import { elementsOf } from '../rule.ts';

/** A task that is offered to nobody is found only by those who may see all. */
export const noAssignment: Rule = {
  code: 'no-assignment',
  check(process, report) {
    for (const element of elementsOf(process)) {
      if (element.kind !== 'userTask') continue;
      const { assignee, candidateUsers, candidateGroups, laneRole } = element.assignment;
      if (assignee ?? candidateUsers ?? candidateGroups ?? laneRole) continue;
      const message = `${element.id} is offered to nobody: put it into a lane with a role, or assign it`;
      report({ severity: 'warning', elementId: element.id, message });
    }
  },
};
