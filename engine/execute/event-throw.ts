import type { JsonObject } from '../../contracts/json.ts';
import type { EventDefinition, EventElement } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import { requireText } from './expression.ts';
import { SLOT, idFor } from './ids.ts';
import type { Node, Run } from './kernel.ts';
import { mapOnly } from './mappings.ts';
import { throwMessage } from './message-throw.ts';
import { callService } from './service-call.ts';
import { throwError, throwEscalation } from './throwing.ts';
import { cancelInside } from './tokens.ts';
import { scopeOf } from './variables.ts';

/** How a throwing event goes on: at once, when a service has answered, or not at all because its scope has ended. */
export type Thrown = 'goes-on' | 'waits' | 'gone';

/** Does what a throwing or end event throws. */
export function throwEvent(run: Run, node: Node<EventElement>, visit: OpenVisit): Thrown {
  const definition = node.element.definitions[0];
  const variables = { ...mapOnly(run, visit, node.element.inputs) };
  if (!definition) return 'goes-on';
  if (definition.type === 'message' && definition.service) {
    callService(run, visit, definition.service);
    return 'waits';
  }
  throwOne(run, definition, visit, variables);
  return run.state.scopes[visit.scope] ? 'goes-on' : 'gone';
}

function throwOne(run: Run, definition: EventDefinition, visit: OpenVisit, variables: JsonObject): void {
  const host = run.state.visits[visit.scope];
  const scope = scopeOf(run.state, visit);
  switch (definition.type) {
    case 'message':
      throwMessage(run, visit, definition.throw!, variables);
      return;
    case 'signal': {
      const name = requireText(run, scope, definition.name, 'signal name');
      const broadcastId = idFor(run, visit, SLOT.signal);
      run.effects.push({ type: 'throwSignal', broadcastId, visit: visit.visit, name, variables });
      return;
    }
    case 'escalation': {
      const code = requireText(run, scope, definition.code ?? '', 'escalation code');
      throwEscalation(run, host, visit, { type: 'escalation', code, variables });
      return;
    }
    case 'error': {
      const code = requireText(run, scope, definition.code ?? '', 'error code');
      throwError(run, host, { type: 'error', code, variables });
      return;
    }
    case 'terminate':
      cancelInside(run, visit.scope);
      run.state.scopes[visit.scope]!.open = 1;
      return;
    default:
      return;
  }
}

/** Asks the service of a message event again after a technical failure. */
export function repeatThrow(run: Run, node: Node<EventElement>, visit: OpenVisit): void {
  const definition = node.element.definitions[0];
  if (definition?.type === 'message' && definition.service) callService(run, visit, definition.service);
}
