import type { SubProcess } from '../../model/process.ts';
import { activity, finish } from '../activity.ts';
import type { ActivityWork } from '../activity.ts';
import type { OpenVisit } from '../../model/state.ts';
import { prepareBoundaries } from '../armed-events.ts';
import { armFor } from '../arming.ts';
import type { Behavior, Node, Run } from '../kernel.ts';
import { applyInputs } from '../mappings.ts';
import { openScope } from '../scopes.ts';
import { guard, spawn, traceEntered } from '../tokens.ts';

/** What every subprocess does: it ends when its last token ends. */
export const embedded: ActivityWork<SubProcess> = {
  start(run, node, visit) {
    if (node.element.starts.length === 0) return {};
    openScope(run, node, visit);
    for (const start of node.element.starts) spawn(run, run.graph.nodes.get(start)!, visit.visit);
    return null;
  },
  emptied: (run, node, visit) => finish(run, node, visit, {}),
};

/** Embedded subprocess: its own variable scope. An event subprocess is one that its start event begins. */
export const subProcess: Behavior<SubProcess> = activity<SubProcess>(embedded);

/** Opens a subprocess without starting it, for a token that is moved inside. */
export function openContainer(run: Run, node: Node, visit: OpenVisit): void {
  traceEntered(run, visit);
  guard(run, visit, 'enter', () => {
    const container = node as Node<SubProcess>;
    openScope(run, container, visit);
    applyInputs(run, visit, container.element.inputs);
    if (container.element.adHoc) visit.adHoc = { queue: [], closing: false };
    armFor(run, visit, prepareBoundaries(run, node, visit));
  });
}
