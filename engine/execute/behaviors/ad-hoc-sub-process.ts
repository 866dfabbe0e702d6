import type { SubProcess } from '../../model/process.ts';
import type { OpenVisit } from '../../model/state.ts';
import { activity, finish } from '../activity.ts';
import { evaluateCondition, evaluateTexts } from '../expression.ts';
import { EngineError } from '../engine-error.ts';
import type { Behavior, Node, Run } from '../kernel.ts';
import { openScope } from '../scopes.ts';
import { cancelInside, guard, spawn } from '../tokens.ts';

/**
 * Its activities are chosen by people, or by an expression that lists them; all at once or one after the other. It ends
 * when its completion condition is true after something inside is done, when somebody says so, or, chosen by an
 * expression without such a condition, with the last of its activities.
 */
export const adHocSubProcess: Behavior<SubProcess> = activity<SubProcess>({
  start(run, node, visit) {
    openScope(run, node, visit);
    visit.adHoc = { queue: [], closing: false };
    const { activeElements, completionCondition } = node.element.adHoc!;
    if (activeElements === undefined) return null;
    const chosen = evaluateTexts(run, visit.visit, activeElements);
    for (const id of chosen) if (!node.element.adHoc!.choices.includes(id)) throw unknown(node, activeElements, id);
    if (chosen.length === 0 && completionCondition === undefined) return {};
    choose(run, node, visit, chosen);
    return null;
  },
  passed: (run, node, visit) => guard(run, visit, 'work', () => see(run, node, visit)),
  repeat: see,
  emptied(run, node, visit) {
    const { adHoc } = visit;
    const { activeElements, completionCondition } = node.element.adHoc!;
    const [next, ...rest] = adHoc!.queue;
    if (next !== undefined) {
      adHoc!.queue = rest;
      spawn(run, run.graph.nodes.get(next)!, visit.visit);
    } else if (adHoc!.closing || (activeElements !== undefined && completionCondition === undefined)) {
      finish(run, node, visit, {});
    }
  },
});

function unknown(node: Node, expression: string, id: string): EngineError {
  return new EngineError('expression-type', `${node.id}: ${id} is no activity that can be chosen`, { expression });
}

/** Begins the chosen activities; in a sequential one they wait for what is running. */
export function choose(run: Run, node: Node<SubProcess>, visit: OpenVisit, chosen: readonly string[]): void {
  const scope = run.state.scopes[visit.visit]!;
  for (const id of chosen) {
    if (node.element.adHoc!.sequential && scope.open > 0) visit.adHoc!.queue.push(id);
    else spawn(run, run.graph.nodes.get(id)!, visit.visit);
  }
}

/** Something inside is done: is that enough? One that is open again only to be undone asks nothing. */
function see(run: Run, node: Node<SubProcess>, visit: OpenVisit): void {
  const { completionCondition } = node.element.adHoc!;
  if (completionCondition === undefined || !visit.adHoc || visit.adHoc.closing) return;
  if (evaluateCondition(run, visit.visit, completionCondition)) enough(run, node, visit);
}

/** Nothing more begins; what is running is cancelled or awaited, as the drawing says. */
export function enough(run: Run, node: Node<SubProcess>, visit: OpenVisit): void {
  visit.adHoc = { queue: [], closing: true };
  if (node.element.adHoc!.cancelRemainingInstances) cancelInside(run, visit.visit);
  if (run.state.scopes[visit.visit]!.open === 0) finish(run, node, visit, {});
}
