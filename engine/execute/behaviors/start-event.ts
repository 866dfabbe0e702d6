import type { JsonObject } from '../../../contracts/json.ts';
import type { EventElement } from '../../model/process.ts';
import type { OpenVisit } from '../../model/state.ts';
import { takeKept, takeOver } from '../mappings.ts';
import { await_, prepare } from '../arming.ts';
import { fireListener } from '../event-sub-processes.ts';
import type { Behavior, Node, Run } from '../kernel.ts';
import { openData } from '../scopes.ts';
import { chooseFlows, guard, leave, release } from '../tokens.ts';

/**
 * A way in. What the start brought is taken over by its output mappings. A start that waits for all of its definitions
 * goes on when the others have come too. The start of an event subprocess is armed while its scope is open.
 */
export const startEvent: Behavior<EventElement> = {
  enter(run, node, visit) {
    const brought = broughtTo(run, visit);
    if (node.element.parallelMultiple && visit.scope === 0) awaitOthers(run, node, visit, brought);
    else goOn(run, node, visit, brought);
  },
  trigger(run, node, visit, variables) {
    if (visit.host === undefined) goOn(run, node, visit, variables);
    else fireListener(run, node, visit, variables);
  },
  end,
};

function goOn(run: Run, node: Node<EventElement>, visit: OpenVisit, variables: JsonObject): void {
  release(run, visit);
  guard(run, visit, 'leave', () => {
    takeOver(run, node.element.outputs, visit, variables);
    leaveStart(run, node, visit);
  });
}

function end(run: Run, node: Node<EventElement>, visit: OpenVisit): void {
  guard(run, visit, 'leave', () => {
    takeKept(run, node.element.outputs, visit);
    leaveStart(run, node, visit);
  });
}

/** Data objects of the process come after what the start brought, and do not replace it. */
function leaveStart(run: Run, node: Node<EventElement>, visit: OpenVisit): void {
  if (visit.scope === 0 && run.process.data) openData(run, 0, run.process.data);
  leave(run, visit, chooseFlows(run, node, visit));
}

function broughtTo(run: Run, visit: OpenVisit): JsonObject {
  if (visit.scope === 0) return run.event.type === 'start' ? run.event.variables : {};
  return run.state.visits[visit.scope]?.brought ?? {};
}

function awaitOthers(run: Run, node: Node<EventElement>, visit: OpenVisit, brought: JsonObject): void {
  const first = run.event.type === 'start' ? (run.event.definition ?? 0) : 0;
  // The keys by which the others find this instance are among what the first has brought.
  takeOver(run, node.element.outputs, visit, brought);
  const arming = prepare(run, visit.scope, node.element);
  const parts = arming && 'parts' in arming ? arming.parts.filter(({ part }) => part !== first) : [];
  release(run, visit);
  visit.came = { [first]: {} };
  await_(run, visit, { parts });
}
