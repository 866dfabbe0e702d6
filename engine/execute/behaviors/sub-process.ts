import type { SubProcess } from '../../model/process.ts';
import { activity, finish } from '../activity.ts';
import type { OpenVisit } from '../../model/state.ts';
import { armFor, prepareBoundaries } from '../armed-events.ts';
import type { Behavior, Node, Run } from '../kernel.ts';
import { applyInputs, openLocals } from '../mappings.ts';
import { guard, spawn, traceEntered } from '../tokens.ts';
import { wait } from '../wait.ts';

/** Embedded subprocess: its own variable scope; it ends when its last token ends. */
export const subProcess: Behavior<SubProcess> = activity<SubProcess>({
  start(run, node, visit) {
    if (node.element.starts.length === 0) return {};
    openLocals(run, visit);
    wait(run, visit, { kind: 'scope' });
    for (const start of node.element.starts) spawn(run, run.graph.nodes.get(start)!, visit.visit);
    return null;
  },
  emptied: (run, node, visit) => finish(run, node, visit, {}),
});

/** Opens a subprocess without starting it, for a token that is moved inside. */
export function openContainer(run: Run, node: Node, visit: OpenVisit): void {
  traceEntered(run, visit);
  guard(run, visit, 'enter', () => {
    openLocals(run, visit);
    wait(run, visit, { kind: 'scope' });
    applyInputs(run, visit, (node.element as SubProcess).inputs);
    armFor(run, visit, prepareBoundaries(run, node, visit));
  });
}
