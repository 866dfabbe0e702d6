import type { JsonObject } from '../../contracts/json.ts';
import type { Visit } from '../model/event.ts';
import type { InstanceState, OpenVisit, Scope } from '../model/state.ts';
import { keepFormer } from './former-values.ts';
import type { Run } from './kernel.ts';

/** The scope whose variables a visit sees first: its own when it has locals, else the enclosing one. */
export function scopeOf(state: InstanceState, visit: OpenVisit): Visit {
  return state.scopes[visit.visit] ? visit.visit : visit.scope;
}

/** Writes variables into exactly this scope, as seen from `from`; what does not change leaves no trace. */
export function writeLocal(run: Run, scope: Visit, variables: JsonObject, from = scope): void {
  const target = run.state.scopes[scope];
  if (!target) return;
  let values: JsonObject | null = null;
  for (const name of Object.keys(variables)) {
    const value = variables[name]!;
    if (target.variables[name] === value && Object.hasOwn(target.variables, name)) continue;
    if (run.graph.remembers) keepFormer(run, target, name, from);
    target.variables[name] = value;
    values ??= {};
    values[name] = value;
  }
  if (!values) return;
  run.trace.push({ type: 'variables', scope, values });
  noteChange(run, scope, Object.keys(values));
}

/** Key of a variable in the state's index of conditions; the prefix keeps names like `__proto__` harmless. */
export function conditionKey(name: string): string {
  return `:${name}`;
}

/** Conditional events that read one of these variables are asked again. */
export function noteChange(run: Run, scope: Visit, names: readonly string[]): void {
  const { conditions } = run.state;
  if (!conditions) return;
  for (const name of names) {
    for (const visit of conditions[conditionKey(name)] ?? []) if (sees(run.state, visit, scope)) run.dirty.add(visit);
  }
}

function sees(state: InstanceState, number: Visit, scope: Visit): boolean {
  const open = state.visits[number];
  for (let visit = open ? conditionScope(state, open) : null; visit !== null;) {
    if (visit === scope) return true;
    visit = state.scopes[visit]?.parent ?? null;
  }
  return false;
}

/** Scope in which the condition of an event is asked: that of what it is armed for, else the one around it. */
export function conditionScope(state: InstanceState, visit: OpenVisit): Visit {
  let event = visit;
  while (event.part !== undefined) event = state.visits[event.host!]!;
  return event.host !== undefined && state.scopes[event.host] ? event.host : event.scope;
}

/** Plain completion: each variable goes to the nearest scope that has its name, else to the process. */
export function writeOutward(run: Run, scope: Visit, variables: JsonObject): void {
  const names = Object.keys(variables);
  if (names.length === 0) return;
  const perScope = new Map<Visit, JsonObject>();
  for (const name of names) {
    const target = owner(run.state, scope, name);
    let values = perScope.get(target);
    if (!values) perScope.set(target, (values = {}));
    values[name] = variables[name]!;
  }
  for (const [target, values] of perScope) writeFrom(run, scope, target, values);
}

/** Writes into `target`; where compensation sees former values on the way there, it sees what it has written. */
export function writeFrom(run: Run, scope: Visit, target: Visit, variables: JsonObject): void {
  if (run.graph.remembers) {
    for (let visit: Visit | null = scope; visit !== null && visit !== target;) {
      const current: Scope | undefined = run.state.scopes[visit];
      for (const name of Object.keys(variables)) {
        if (!current?.former || !Object.hasOwn(current.former, name)) continue;
        current.former[name] = variables[name]!;
        noteChange(run, visit, [name]);
      }
      visit = current?.parent ?? null;
    }
  }
  writeLocal(run, target, variables, scope);
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
