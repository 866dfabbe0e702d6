import { cyclesOf } from '../soundness/components.ts';
import type { Net, NetNode } from '../soundness/net.ts';
import { netsOf } from '../soundness/net.ts';
import type { Rule } from '../rule.ts';

/** From a loop no way leads out: what gets in there never ends, unless something interrupts it. */
export const unreachableEnd: Rule = {
  code: 'unreachable-end',
  wholeGraph: true,
  check(process, report) {
    for (const net of netsOf(process)) {
      if (net.canBeInterrupted) continue;
      for (const cycle of cyclesOf(net.nodes.values(), (node) => nextOf(net, node))) {
        const inside = new Set(cycle);
        if (cycle.some((node) => nextOf(net, node).some((next) => !inside.has(next)))) continue;
        const path = pathOf(net, inside);
        const message = `no way leads from ${path[0]!} to an end: ${path.join(' → ')} goes on for ever`;
        report({ severity: 'warning', elementId: path[0]!, message, params: { path } });
      }
    }
  },
};

export function nextOf(net: Net, node: NetNode): NetNode[] {
  return node.choices.flat().map(({ to }) => net.nodes.get(to)!);
}

/** Elements of a loop and the flows between them, in document order of the elements. */
export function pathOf(net: Net, inside: ReadonlySet<NetNode>): string[] {
  const nodes = [...net.nodes.values()].filter((node) => inside.has(node));
  const flows = net.edges.filter(({ from, to }) => [from, to].every((id) => inside.has(net.nodes.get(id)!)));
  return nodes.flatMap(({ id }) => [id, ...flows.filter(({ from }) => from === id).flatMap(({ flow }) => flow ?? [])]);
}
