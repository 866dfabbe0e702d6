import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Visit } from '../model/event.ts';
import type { InstanceState, Scope } from '../model/state.ts';

/** Reading looks outward; `businessKey` is visible everywhere. */
export function readVariable(state: InstanceState, scope: Visit, name: string): Json | undefined {
  let visit: Visit | null = scope;
  while (visit !== null) {
    const current: Scope | undefined = state.scopes[visit];
    if (!current) break;
    if (Object.hasOwn(current.variables, name)) return current.variables[name];
    if (current.former && Object.hasOwn(current.former, name)) return current.former[name];
    visit = current.parent;
  }
  return name === 'businessKey' ? (state.businessKey ?? undefined) : undefined;
}

/** All variables visible from a scope; inner ones hide outer ones. */
export function visibleVariables(state: InstanceState, scope: Visit): JsonObject {
  const chain: JsonObject[] = [];
  let visit: Visit | null = scope;
  while (visit !== null) {
    const current: Scope | undefined = state.scopes[visit];
    if (!current) break;
    chain.push(current.variables);
    if (current.former) chain.push(current.former);
    visit = current.parent;
  }
  return Object.assign({}, ...chain.reverse()) as JsonObject;
}
