import type { JsonObject } from '../../contracts/json.ts';
import type { EventElement } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import { endArmed, isSpent } from './armed-events.ts';
import { armParts, prepare } from './arming.ts';
import type { Node, Run } from './kernel.ts';
import { nodeOf, release } from './tokens.ts';
import { conditionScope } from './variables.ts';

/**
 * One definition of an event with several has come. A multiple event fires at once; one that waits for all (parallel
 * multiple) when the last has come, with what all of them brought. An event that goes on listening afterwards waits for
 * each definition again.
 */
export function partCame(run: Run, part: OpenVisit, variables: JsonObject): void {
  const event = run.state.visits[part.host!]!;
  const node = nodeOf(run, event) as Node<EventElement>;
  const { definitions, parallelMultiple } = node.element;
  if (parallelMultiple) {
    endArmed(run, part);
    event.came = { ...event.came, [part.part!]: variables };
    if (Object.keys(event.came).length === definitions.length) fireAll(run, node, event);
    return;
  }
  const listensOn = isListening(event, node.element);
  if (listensOn && isSpent(run, part, definitions[part.part!]!)) endArmed(run, part);
  node.behavior.trigger!(run, node, event, variables);
  if (listensOn && event.armed?.length === 0) endArmed(run, event);
}

/** Armed beside a token that it does not interrupt. */
function isListening(event: OpenVisit, element: EventElement): boolean {
  return event.host !== undefined && element.interrupting === false;
}

function fireAll(run: Run, node: Node<EventElement>, event: OpenVisit): void {
  const came = event.came!;
  const variables: JsonObject = Object.assign({}, ...Object.keys(came).map((index) => came[Number(index)]));
  delete event.came;
  if (isListening(event, node.element)) {
    release(run, event);
    const arming = prepare(run, conditionScope(run.state, event), node.element);
    if (arming && 'parts' in arming) armParts(run, event, arming.parts);
  }
  node.behavior.trigger!(run, node, event, variables);
}
