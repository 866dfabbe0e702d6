import { onlyEnds } from '../lack-of-synchronization/lack-of-synchronization.ts';
import { explorationOf } from '../soundness/explore.ts';
import { netsOf } from '../soundness/net.ts';
import type { Rule } from '../rule.ts';

/**
 * One end event is reached several times in one run: what goes on beside is not done when it is reached first. The
 * process ends with the last token all the same, so this only informs.
 */
export const improperCompletion: Rule = {
  code: 'improper-completion',
  wholeGraph: true,
  check(process, report) {
    for (const net of netsOf(process)) {
      for (const { kind, node, path } of explorationOf(net).faults) {
        if (kind !== 'ended twice' && !(kind === 'doubled' && onlyEnds(net, node))) continue;
        const message = `${node.id} may be reached several times in one run: join the ways before it if it stands for the end of all`;
        report({ severity: 'info', elementId: node.id, message, params: { path } });
      }
    }
  },
};
