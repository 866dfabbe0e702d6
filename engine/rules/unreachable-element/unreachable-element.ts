import type { CompiledElement, CompiledProcess } from '../../model/process.ts';
import { linkTarget } from '../links.ts';
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
  const open = [...process.starts, ...instantiating(process), ...(process.eventSubProcesses ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const element = elementOf(process, id);
    if (!element || reached.has(id)) continue;
    reached.add(id);
    open.push(...next(process, element));
  }
  return reached;
}

function next(process: CompiledProcess, element: CompiledElement): string[] {
  const ways = element.outgoing.map((flow) => process.flows[flow]!.target);
  if ('boundaries' in element) ways.push(...element.boundaries);
  if ('starts' in element)
    ways.push(...element.starts, ...element.eventSubProcesses, ...(element.adHoc?.choices ?? []));
  if ('definitions' in element && element.handler !== undefined) ways.push(element.handler);
  const link = linkTarget(process, element);
  return link ? [...ways, link.id] : ways;
}

/** Event-based gateways that begin the process; their events are the ways in. */
function instantiating(process: CompiledProcess): string[] {
  return elementsOf(process).flatMap((element) =>
    element.kind === 'eventBasedGateway' && element.instantiate ? [element.id] : [],
  );
}
