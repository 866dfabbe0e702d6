import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Visit } from '../model/event.ts';
import type { InstanceState, OpenVisit, Scope } from '../model/state.ts';
import type { Run } from './kernel.ts';

/** Reading looks outward; `businessKey` is visible everywhere. */
export function readVariable(state: InstanceState, scope: Visit, name: string): Json | undefined {
  let visit: Visit | null = scope;
  while (visit !== null) {
    const current: Scope | undefined = state.scopes[visit];
    if (!current) break;
    if (Object.hasOwn(current.variables, name)) return current.variables[name];
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
    visit = current.parent;
  }
  return Object.assign({}, ...chain.reverse()) as JsonObject;
}

/** The scope whose variables a visit sees first: its own when it has locals, else the enclosing one. */
export function scopeOf(state: InstanceState, visit: OpenVisit): Visit {
  return state.scopes[visit.visit] ? visit.visit : visit.scope;
}

/** Writes variables into exactly this scope; what does not change leaves no trace. */
export function writeLocal(run: Run, scope: Visit, variables: JsonObject): void {
  const target = run.state.scopes[scope];
  if (!target) return;
  let values: JsonObject | null = null;
  for (const name of Object.keys(variables)) {
    const value = variables[name]!;
    if (target.variables[name] === value && Object.hasOwn(target.variables, name)) continue;
    target.variables[name] = value;
    values ??= {};
    values[name] = value;
  }
  if (values) run.trace.push({ type: 'variables', scope, values });
}

/** Plain completion: each variable goes to the nearest scope that has its name, else to the process. */
export function writeOutward(run: Run, scope: Visit, variables: JsonObject): void {
  const perScope = new Map<Visit, JsonObject>();
  for (const name of Object.keys(variables)) {
    const target = owner(run.state, scope, name);
    let values = perScope.get(target);
    if (!values) perScope.set(target, (values = {}));
    values[name] = variables[name]!;
  }
  for (const [target, values] of perScope) writeLocal(run, target, values);
}

/** The nearest scope that has the name, else the process. */
export function owner(state: InstanceState, scope: Visit, name: string): Visit {
  let visit: Visit | null = scope;
  while (visit !== null && visit !== 0) {
    const current: Scope | undefined = state.scopes[visit];
    if (!current) return 0;
    if (Object.hasOwn(current.variables, name)) return visit;
    visit = current.parent;
  }
  return 0;
}
