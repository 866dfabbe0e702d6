import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Visit } from '../model/event.ts';
import type { Mapping } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import { evaluate } from './expression.ts';
import type { Run } from './kernel.ts';
import { readVariable } from './read-variables.ts';
import { owner, scopeOf, writeFrom, writeLocal, writeOutward } from './variables.ts';

/** Opens the local scope of a visit; `open` stays 0 because no token lives in it. */
export function openLocals(run: Run, visit: OpenVisit, variables: JsonObject = {}): void {
  const { scopes } = run.state;
  scopes[visit.visit] ??= {
    visit: visit.visit,
    elementId: visit.elementId,
    parent: visit.scope,
    variables: {},
    open: 0,
  };
  writeLocal(run, visit.visit, variables);
}

/** Input mappings create locals, one after the other: a later one sees what an earlier one made. */
export function applyInputs(run: Run, visit: OpenVisit, inputs: readonly Mapping[]): void {
  if (inputs.length === 0) return;
  openLocals(run, visit);
  for (const { source, target } of inputs) {
    const value = evaluate(run, visit.visit, source);
    const locals = run.state.scopes[visit.visit]!.variables;
    const [name, next] = placed(target, value, (root) => (Object.hasOwn(locals, root) ? locals[root] : undefined));
    writeLocal(run, visit.visit, { [name]: next });
  }
}

/** Variables of the visit itself; of one that undoes only what its input mappings made. */
export function ownVariables(run: Run, visit: OpenVisit, inputs: readonly Mapping[]): JsonObject {
  const variables = run.state.scopes[visit.visit]?.variables ?? {};
  if (!visit.undoes) return { ...variables };
  const targets = new Set(inputs.map(({ target }) => target.split('.', 1)[0]!));
  return Object.fromEntries(Object.entries(variables).filter(([name]) => targets.has(name)));
}

/** Input mappings' results alone, for events that only send them. */
export function mapOnly(run: Run, visit: OpenVisit, inputs: readonly Mapping[]): JsonObject {
  if (inputs.length === 0) return {};
  applyInputs(run, visit, inputs);
  return run.state.scopes[visit.visit]!.variables;
}

/**
 * What a visit has brought goes where its output mappings say, else outward by its names. When that fails it is kept for
 * a retry.
 */
export function takeOver(run: Run, outputs: readonly Mapping[], visit: OpenVisit, variables: JsonObject): void {
  try {
    if (outputs.length > 0) applyOutputs(run, visit, outputs, variables);
    else writeOutward(run, scopeOf(run.state, visit), variables);
  } catch (error) {
    visit.result = variables;
    throw error;
  }
}

/** Takes over what could not be taken over before, if there is such a thing. */
export function takeKept(run: Run, outputs: readonly Mapping[], visit: OpenVisit): void {
  const { result } = visit;
  if (!result) return;
  delete visit.result;
  takeOver(run, outputs, visit, result);
}

/**
 * Output mappings choose what leaves: completion variables become locals, each mapping reads them and writes to the
 * nearest scope outside that has the name, else to the process. All are evaluated before any is written.
 */
function applyOutputs(run: Run, visit: OpenVisit, outputs: readonly Mapping[], variables: JsonObject): void {
  openLocals(run, visit, variables);
  const writes: [scope: Visit, name: string, value: Json][] = [];
  for (const { source, target } of outputs) {
    const value = evaluate(run, visit.visit, source);
    const root = target.split('.', 1)[0]!;
    const scope = owner(run.state, visit.scope, root);
    const earlier = writes.findLast((write) => write[0] === scope && write[1] === root);
    const present = (): Json | undefined => (earlier ? earlier[2] : readVariable(run.state, scope, root));
    const [name, next] = placed(target, value, present);
    writes.push([scope, name, next]);
  }
  for (const [scope, name, value] of writes) writeFrom(run, visit.visit, scope, { [name]: value });
}

/** `a.b` = value: the new value of variable `a`, which keeps its other entries. Nothing is changed in place. */
function placed(target: string, value: Json, present: (root: string) => Json | undefined): [name: string, value: Json] {
  const path = target.split('.');
  const root = path[0]!;
  return path.length === 1 ? [root, value] : [root, nest(present(root), path, 1, value)];
}

function nest(present: Json | undefined, path: string[], depth: number, value: Json): Json {
  if (depth === path.length) return value;
  const key = path[depth]!;
  const base: JsonObject = typeof present === 'object' && present !== null && !Array.isArray(present) ? present : {};
  return { ...base, [key]: nest(Object.hasOwn(base, key) ? base[key] : undefined, path, depth + 1, value) };
}
