import { explorationOf } from '../soundness/explore.ts';
import type { Net, NetNode } from '../soundness/net.ts';
import { netsOf } from '../soundness/net.ts';
import type { Rule } from '../rule.ts';

/**
 * Ways that are taken at the same time meet without being joined, so that what follows is done several times. A gateway
 * that merges them is likely to be a mistake; an activity does it once for each, as the standard says.
 */
export const lackOfSynchronization: Rule = {
  code: 'lack-of-synchronization',
  wholeGraph: true,
  check(process, report) {
    for (const net of netsOf(process)) {
      for (const { kind, node, path } of explorationOf(net).faults) {
        if (kind !== 'doubled' || onlyEnds(net, node)) continue;
        const isGateway = node.element.kind.endsWith('Gateway');
        const what = isGateway ? `what follows ${node.id}` : node.id;
        const message = `${what} may be done several times: ways that are taken together meet there without a join`;
        report({ severity: isGateway ? 'warning' : 'info', elementId: node.id, message, params: { path } });
      }
    }
  },
};

/** Nothing is done behind the node: only gateways and ends. */
export function onlyEnds(net: Net, node: NetNode): boolean {
  const open = [node];
  const seen = new Set<NetNode>();
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const { element } = next;
    const passes =
      element.kind.endsWith('Gateway') || (element.kind === 'endEvent' && element.definitions.length === 0);
    if (!passes) return false;
    open.push(...next.choices.flat().map(({ to }) => net.nodes.get(to)!));
  }
  return true;
}
