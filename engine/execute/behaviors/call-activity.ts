import type { JsonObject } from '../../../contracts/json.ts';
import type { StartChild } from '../../model/effect.ts';
import type { CallActivity } from '../../model/process.ts';
import type { OpenVisit } from '../../model/state.ts';
import { activity, finish } from '../activity.ts';
import { evaluateText, requireText } from '../expression.ts';
import { SLOT, idFor } from '../ids.ts';
import type { Behavior, Node, Run } from '../kernel.ts';
import { wait } from '../wait.ts';
import { ownVariables } from '../mappings.ts';
import { visibleVariables } from '../read-variables.ts';
import { scopeOf } from '../variables.ts';

/** Starts a child instance and waits for its end. */
export const callActivity: Behavior<CallActivity> = activity<CallActivity>({
  start(run, node, visit) {
    startChild(run, node, visit);
    return null;
  },
  trigger(run, node, visit, variables) {
    delete visit.childInstanceId;
    finish(run, node, visit, taken(node.element, variables));
  },
  repeat: startChild,
  withdraw(run, _node, visit) {
    const { childInstanceId } = visit;
    if (childInstanceId === undefined) return;
    delete visit.childInstanceId;
    run.effects.push({ type: 'cancelChild', visit: visit.visit, childInstanceId });
  },
});

/** Output mappings see all of the child's variables; without them `propagateAllChildVariables` decides. */
function taken(element: CallActivity, variables: JsonObject): JsonObject {
  return element.outputs.length > 0 || element.propagateAllChildVariables ? variables : {};
}

function startChild(run: Run, node: Node<CallActivity>, visit: OpenVisit): void {
  const { element } = node;
  const scope = scopeOf(run.state, visit);
  const processId = requireText(run, scope, element.processId, 'called process');
  const businessKey = evaluateText(run, scope, element.businessKey) ?? run.state.businessKey ?? undefined;
  // A child started again after an incident is another instance.
  const childInstanceId = idFor(run, visit, SLOT.child + (visit.incidents ?? 0) * SLOT.step);
  const effect: StartChild = {
    type: 'startChild',
    visit: visit.visit,
    elementId: node.id,
    childInstanceId,
    processId,
    binding: element.binding,
    variables: given(run, element, visit, scope),
    ...(element.versionTag === undefined ? {} : { versionTag: element.versionTag }),
    ...(businessKey === undefined ? {} : { businessKey }),
  };
  visit.childInstanceId = childInstanceId;
  run.effects.push(effect);
  wait(run, visit, { kind: 'child', childInstanceId });
}

function given(run: Run, element: CallActivity, visit: OpenVisit, scope: number): JsonObject {
  if (element.propagateAllParentVariables) return visibleVariables(run.state, scope);
  return ownVariables(run, visit, element.inputs);
}
