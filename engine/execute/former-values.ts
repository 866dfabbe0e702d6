import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Visit } from '../model/event.ts';
import type { FormerValues, InstanceState, Scope } from '../model/state.ts';
import type { Run } from './kernel.ts';
import { readVariable } from './read-variables.ts';

/**
 * Undoing an activity sees the variables of the time it was completed. Nothing is copied then: what changes later keeps
 * its former value once per completion, so the state grows with what changed, not with what there is.
 */

/** A variable of a scope is about to change, by what is done in `from`. */
export function keepFormer(run: Run, scope: Scope, name: string, from: Visit): void {
  if (run.state.undoing) hideChange(run.state, scope, name, from);
  const number = run.state.completions;
  if (number === undefined || !holdsFlow(run, scope)) return;
  const last = scope.history?.at(-1);
  const entry: FormerValues = last?.number === number ? last : { number, values: {} };
  if (entry !== last) (scope.history ??= []).push(entry);
  if (Object.hasOwn(entry.values, name) || entry.added?.includes(name)) return;
  if (Object.hasOwn(scope.variables, name)) entry.values[name] = scope.variables[name]!;
  else (entry.added ??= []).push(name);
}

/** Undoing that is under way goes on seeing what it saw, unless it is what changes the variable. */
function hideChange(state: InstanceState, scope: Scope, name: string, from: Visit): void {
  const around = (visit: Visit): Visit[] => chainOf(state, visit).map((one) => one.visit);
  const changers = around(from);
  for (const number of state.undoing!) {
    const { former, parent } = state.scopes[number]!;
    if (changers.includes(number) || Object.hasOwn(former!, name) || !around(parent!).includes(scope.visit)) continue;
    former![name] = readVariable(state, parent!, name) ?? null;
  }
}

/** Completions are remembered in the process and its subprocesses only. */
function holdsFlow(run: Run, { elementId }: Scope): boolean {
  return elementId === null || 'starts' in run.graph.nodes.get(elementId)!.element;
}

/** What was different at completion `number`, as seen from `scope`: former values, `null` for what there was not. */
export function formerValues(state: InstanceState, scope: Visit, number: number): JsonObject {
  const chain = chainOf(state, scope).map((current) => ({ current, before: earliest(current, number) }));
  const former: JsonObject = {};
  for (const { before } of chain) {
    for (const name of before.keys()) {
      if (Object.hasOwn(former, name)) continue;
      // Where the name has appeared since then, it hid nothing at that time: an outer scope answers.
      const there = chain.find(({ current, before: changes }) =>
        changes.has(name) ? changes.get(name) !== undefined : Object.hasOwn(current.variables, name),
      );
      const changed = there?.before.has(name);
      former[name] = (changed ? there?.before.get(name) : there?.current.variables[name]) ?? null;
    }
  }
  return former;
}

function chainOf(state: InstanceState, scope: Visit): Scope[] {
  const chain: Scope[] = [];
  for (let visit: Visit | null = scope; visit !== null;) {
    const current: Scope | undefined = state.scopes[visit];
    if (!current) break;
    chain.push(current);
    visit = current.parent;
  }
  return chain;
}

/** Of each name the value before its first change since then. */
function earliest({ history = [] }: Scope, number: number): Map<string, Json | undefined> {
  const values = new Map<string, Json | undefined>();
  for (const entry of history) {
    if (entry.number < number) continue;
    for (const name of Object.keys(entry.values)) if (!values.has(name)) values.set(name, entry.values[name]!);
    for (const name of entry.added ?? []) if (!values.has(name)) values.set(name, undefined);
  }
  return values;
}
