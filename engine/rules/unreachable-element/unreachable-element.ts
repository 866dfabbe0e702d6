import type { CompiledProcess } from '../../model/process.ts';
import type { Rule } from '../rule.ts';
import { elementOf, elementsOf } from '../rule.ts';

/** An element that no start leads to can never be executed. */
export const unreachableElement: Rule = {
  code: 'unreachable-element',
  wholeGraph: true,
  check(process, report) {
    const reached = reachable(process);
    for (const { id } of elementsOf(process)) {
      if (reached.has(id)) continue;
      const message = `no way leads to ${id}: connect it or remove it`;
      report({ severity: 'error', elementId: id, message });
    }
  },
};

function reachable(process: CompiledProcess): Set<string> {
  const reached = new Set<string>();
  const open = [...process.starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const element = elementOf(process, id);
    if (!element || reached.has(id)) continue;
    reached.add(id);
    for (const flow of element.outgoing) open.push(process.flows[flow]!.target);
    if ('boundaries' in element) open.push(...element.boundaries);
    if ('starts' in element) open.push(...element.starts, ...element.eventSubProcesses);
  }
  return reached;
}
