import type { JsonObject } from '../../contracts/json.ts';
import type { EventDefinition, EventElement } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import { takeCompletions, undoAll, undoNext } from './compensation.ts';
import { requireText } from './expression.ts';
import { idForPart } from './ids.ts';
import type { Node, Run } from './kernel.ts';
import { mapOnly, openLocals } from './mappings.ts';
import { throwMessage } from './message-throw.ts';
import { callService } from './service-call.ts';
import { isLast } from './throw-order.ts';
import { throwError, throwEscalation } from './throwing.ts';
import { cancelInside, chooseFlows, spawn } from './tokens.ts';
import { scopeOf } from './variables.ts';
import { wait } from './wait.ts';

/** How a throwing event goes on: at once, when what it asked for is done, or not at all: its token was cancelled. */
export type Thrown = 'goes-on' | 'waits' | 'gone';

/** Does what a throwing or end event throws; of several definitions those last that wait or end something. */
export function throwEvent(run: Run, node: Node<EventElement>, visit: OpenVisit): Thrown {
  const variables = { ...mapOnly(run, visit, node.element.inputs) };
  const definitions = node.element.definitions.map((definition, index) => ({ definition, index }));
  const goOn = (last: boolean): Thrown => {
    for (const { definition, index } of definitions) {
      if (isLast(definition) !== last) continue;
      const thrown = throwOne(run, node, definition, visit, variables, index);
      if (thrown !== 'goes-on') return thrown;
    }
    return 'goes-on';
  };
  const first = goOn(false);
  return first === 'goes-on' ? goOn(true) : first;
}

function throwOne(
  run: Run,
  node: Node<EventElement>,
  definition: EventDefinition,
  visit: OpenVisit,
  variables: JsonObject,
  index: number,
): Thrown {
  const host = run.state.visits[visit.scope];
  const scope = scopeOf(run.state, visit);
  switch (definition.type) {
    case 'message':
      if (definition.service) {
        callService(run, visit, definition.service);
        return 'waits';
      }
      throwMessage(run, visit, definition.throw!, variables, index);
      return 'goes-on';
    case 'signal': {
      const name = requireText(run, scope, definition.name, 'signal name');
      const broadcastId = idForPart(run, visit, index);
      run.effects.push({ type: 'throwSignal', broadcastId, visit: visit.visit, name, variables });
      return 'goes-on';
    }
    case 'escalation': {
      const code = requireText(run, scope, definition.code ?? '', 'escalation code');
      return throwEscalation(run, host, visit, { type: 'escalation', code, variables }) ? 'goes-on' : 'gone';
    }
    case 'error': {
      const code = requireText(run, scope, definition.code ?? '', 'error code');
      throwError(run, host, { type: 'error', code, variables });
      return 'gone';
    }
    default:
      return endOrUndo(run, node, definition, visit);
  }
}

function endOrUndo(run: Run, node: Node<EventElement>, definition: EventDefinition, visit: OpenVisit): Thrown {
  switch (definition.type) {
    case 'terminate':
      cancelInside(run, visit.scope);
      run.state.scopes[visit.scope]!.open = 1;
      return 'goes-on';
    case 'cancel': {
      const transaction = run.state.visits[visit.scope]!;
      // Boundary events act on the whole of a repeated transaction.
      undoAll(run, transaction.index === undefined ? transaction.visit : transaction.scope);
      return 'gone';
    }
    case 'compensation':
      return undo(run, node, definition, visit);
    default:
      return 'goes-on';
  }
}

function undo(
  run: Run,
  node: Node<EventElement>,
  definition: Extract<EventDefinition, { type: 'compensation' }>,
  visit: OpenVisit,
): Thrown {
  const flows = definition.waitForCompletion ? [] : chooseFlows(run, node, visit);
  const left = takeCompletions(run, visit, definition.activity);
  if (left.length === 0) return 'goes-on';
  openLocals(run, visit);
  wait(run, visit, { kind: 'scope' });
  if (!definition.waitForCompletion) visit.tokenLeft = true;
  const scope = run.state.scopes[visit.visit]!;
  scope.undo = { left };
  for (const flow of flows) spawn(run, flow.target, visit.scope, flow.id);
  undoNext(run, scope);
  return 'waits';
}

/** Asks the service of a message event again after a technical failure. */
export function repeatThrow(run: Run, node: Node<EventElement>, visit: OpenVisit): void {
  for (const definition of node.element.definitions) {
    if (definition.type === 'message' && definition.service) callService(run, visit, definition.service);
  }
}
