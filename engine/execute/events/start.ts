import type { ElementId } from '../../model/process.ts';
import { evaluateText } from '../expression.ts';
import type { Handler, Question } from '../handler.ts';
import type { Run } from '../kernel.ts';
import { refusal, refuseVariables } from '../refusals.ts';
import { rememberConsumed } from '../seen.ts';
import { enter, newVisit } from '../tokens.ts';

/** Begins the instance at a start event; without a name at the one that waits for nothing. */
export const start: Handler<'start'> = {
  whileSuspended: 'refuse',
  refuse(question, event) {
    if (question.state.nextVisit > 1) return refusal('instance-started', 'the instance has begun already');
    if (wayIn(question, event.elementId) === undefined) {
      const wanted = event.elementId === undefined ? 'a start event without trigger' : `start event ${event.elementId}`;
      return refusal('no-such-start', `process ${question.process.key} has no ${wanted}`);
    }
    return refuseVariables(event.variables);
  },
  apply(run, event) {
    const { state } = run;
    state.businessKey = event.businessKey ?? state.businessKey;
    if (event.messageId !== undefined) rememberConsumed(state, event.messageId);
    run.trace.push({ type: 'state', state: 'active' });
    const node = run.graph.nodes.get(wayIn(run, event.elementId)!)!;
    state.scopes[0]!.open += 1;
    enter(run, node, newVisit(run, node, 0));
    state.businessKey ??= ownBusinessKey(run);
  },
};

function wayIn({ process, graph }: Pick<Question, 'process' | 'graph'>, wanted?: ElementId): ElementId | undefined {
  if (wanted !== undefined) return process.starts.find((id) => id === wanted);
  const isPlain = (id: ElementId): boolean => {
    const element = graph.nodes.get(id)!.element;
    return element.kind === 'startEvent' && element.definitions.length === 0;
  };
  // A process that only a timer starts can also be started by hand.
  const isTimer = (id: ElementId): boolean => {
    const element = graph.nodes.get(id)!.element;
    return element.kind === 'startEvent' && element.definitions[0]?.type === 'timer';
  };
  return process.starts.find(isPlain) ?? process.starts.find(isTimer);
}

/** The drawing's business key expression; one that fails leaves the instance without key and a note. */
function ownBusinessKey(run: Run): string | null {
  const expression = run.process.businessKey;
  if (expression === undefined || !run.state.scopes[0]) return null;
  try {
    return evaluateText(run, 0, expression) ?? null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    run.trace.push({ type: 'note', code: 'business-key-failed', detail: { reason } });
    return null;
  }
}
