import type { Json, JsonObject } from '../../contracts/json.ts';
import type { ActivityElement, MultiInstance } from '../model/process.ts';
import type { LoopState, OpenVisit } from '../model/state.ts';
import { prepareBoundaries } from './armed-events.ts';
import { armFor } from './arming.ts';
import { mergeCompletions, remember } from './completions.ts';
import { evaluate, evaluateCondition, evaluateCount, wrongType } from './expression.ts';
import type { Node, Run } from './kernel.ts';
import { openLocals } from './mappings.ts';
import { cancelInside, chooseFlows, close, guard, leave } from './tokens.ts';
import { wait } from './wait.ts';
import { noteChange, writeLocal, writeOutward } from './variables.ts';

/** Begins the whole of a multi-instance activity: its body holds the counters and the inner instances. */
export function enterBody<E extends ActivityElement>(run: Run, node: Node<E>, body: OpenVisit): void {
  const spec = node.element.multiInstance!;
  const items = spec.collection === undefined ? undefined : collection(run, body, spec.collection);
  const total = items ? items.length : evaluateCount(run, body.scope, spec.cardinality!, 0);
  const events = prepareBoundaries(run, node, body);
  const outputs: JsonObject = spec.outputCollection === undefined ? {} : { [spec.outputCollection]: blanks(total) };
  openLocals(run, body, { ...outputs, ...counters({ total, active: 0, completed: 0 }) });
  body.loop = { total, begun: 0, completed: 0, active: 0, ...(items ? { items } : {}) };
  wait(run, body, { kind: 'scope' });
  if (total === 0) {
    endBody(run, node, body);
    return;
  }
  armFor(run, body, events);
  const first = spec.sequential ? 1 : total;
  for (let i = 0; i < first; i++) spawnInner(run, node, body);
  writeLocal(run, body.visit, counters(body.loop));
}

function collection(run: Run, body: OpenVisit, expression: string): Json[] {
  const value = evaluate(run, body.scope, expression);
  if (!Array.isArray(value)) throw wrongType(run, body.scope, expression, 'a list', value);
  return value;
}

function blanks(total: number): null[] {
  return new Array<null>(total).fill(null);
}

const COUNTERS = ['numberOfInstances', 'numberOfActiveInstances', 'numberOfCompletedInstances'];

function counters(loop: Pick<LoopState, 'total' | 'active' | 'completed'>): JsonObject {
  return {
    numberOfInstances: loop.total,
    numberOfActiveInstances: loop.active,
    numberOfCompletedInstances: loop.completed,
  };
}

/** Inner instances travel through the queue, so that thousands of quick ones do not pile up on the stack. */
function spawnInner(run: Run, node: Node, body: OpenVisit): void {
  const loop = body.loop!;
  loop.begun += 1;
  loop.active += 1;
  run.state.scopes[body.visit]!.open += 1;
  run.queue.push({ node, scope: body.visit, via: undefined, index: loop.begun });
}

/** Locals of one inner instance: its position and its item. */
export function openInner<E extends ActivityElement>(run: Run, node: Node<E>, inner: OpenVisit): void {
  const { elementVariable } = node.element.multiInstance!;
  const items = run.state.visits[inner.scope]!.loop!.items;
  const locals: JsonObject = { loopCounter: inner.index! };
  if (elementVariable !== undefined && items) locals[elementVariable] = items[inner.index! - 1]!;
  openLocals(run, inner, locals);
}

/** One inner instance has done its work: collect its output, and see whether the whole is done. */
export function innerFinished<E extends ActivityElement>(run: Run, node: Node<E>, inner: OpenVisit): void {
  const spec = node.element.multiInstance!;
  const body = run.state.visits[inner.scope]!;
  const scope = run.state.scopes[body.visit]!;
  const loop = body.loop!;
  const output = spec.outputElement === undefined ? null : evaluate(run, inner.visit, spec.outputElement);
  const enough = isEnough(run, spec, inner, loop, output);
  remember(run, node, inner);
  close(run, inner, 'completed');
  scope.open -= 1;
  if (enough) {
    endBody(run, node, body);
    return;
  }
  if (spec.sequential) spawnInner(run, node, body);
  const values = counters(loop);
  Object.assign(scope.variables, values);
  run.trace.push({ type: 'variables', scope: body.visit, values });
  noteChange(run, body.visit, COUNTERS);
}

/** Counts the instance and decides; when the condition fails to evaluate, nothing has been counted. */
function isEnough(run: Run, spec: MultiInstance, inner: OpenVisit, loop: LoopState, output: Json): boolean {
  const scope = run.state.scopes[inner.scope]!;
  const before = spec.completionCondition === undefined ? null : { ...scope.variables };
  loop.completed += 1;
  loop.active -= 1;
  // Set without a trace: the whole list in every trace entry would grow with its square.
  if (spec.outputCollection !== undefined) {
    scope.variables[spec.outputCollection] = collected(scope.variables[spec.outputCollection], inner.index!, output);
  }
  if (spec.completionCondition === undefined || !before) return loop.completed === loop.total;
  Object.assign(scope.variables, counters(loop));
  try {
    return evaluateCondition(run, inner.visit, spec.completionCondition) || loop.completed === loop.total;
  } catch (error) {
    loop.completed -= 1;
    loop.active += 1;
    scope.variables = before;
    throw error;
  }
}

function collected(list: Json | undefined, index: number, output: Json): Json[] {
  const next = Array.isArray(list) ? [...list] : [];
  next[index - 1] = output;
  return next;
}

/** The whole is done: instances still open are cancelled, the outputs leave in index order. */
function endBody<E extends ActivityElement>(run: Run, node: Node<E>, body: OpenVisit): void {
  cancelInside(run, body.visit);
  guard(run, body, 'leave', () => leaveBody(run, node, body));
}

export function leaveBody<E extends ActivityElement>(run: Run, node: Node<E>, body: OpenVisit): void {
  const name = node.element.multiInstance!.outputCollection;
  if (name !== undefined) writeOutward(run, body.scope, { [name]: run.state.scopes[body.visit]!.variables[name]! });
  const flows = chooseFlows(run, node, body);
  mergeCompletions(run, body);
  leave(run, body, flows);
}
