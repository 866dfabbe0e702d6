import type { Fault } from '../soundness/explore.ts';
import { explorationOf } from '../soundness/explore.ts';
import { netsOf } from '../soundness/net.ts';
import type { Rule } from '../rule.ts';

/** A join that waits for a token that never comes. It is an error when the join can never go on at all. */
export const deadlock: Rule = {
  code: 'deadlock',
  wholeGraph: true,
  check(process, report) {
    for (const net of netsOf(process)) {
      const { faults, fired, complete } = explorationOf(net);
      for (const { node, edges, path } of faults.filter(({ kind }) => kind === 'deadlock')) {
        const never = complete && !fired.has(node) && !net.canBeInterrupted && node.joins === 'all';
        const missing = edges.flatMap(({ flow }) => flow ?? []);
        const message = `${node.id} ${never ? 'waits' : 'may wait'} for ever: ${comes(missing)}, after ${shown(path)}`;
        report({ severity: never ? 'error' : 'warning', elementId: node.id, message, params: { path, missing } });
      }
    }
  },
};

function comes(missing: readonly string[]): string {
  return `no token comes over ${missing.join(', ')}`;
}

/** The last of the way there; all of it is in the parameters. */
function shown(path: Fault['path']): string {
  return path.slice(-6, -1).join(' → ');
}
