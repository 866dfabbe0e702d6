import type { DataObject, SubProcess } from '../model/process.ts';
import type { Visit } from '../model/event.ts';
import type { OpenVisit } from '../model/state.ts';
import { listen, prepareListeners } from './event-sub-processes.ts';
import { evaluate } from './expression.ts';
import type { Node, Run } from './kernel.ts';
import { openLocals } from './mappings.ts';
import { writeLocal } from './variables.ts';
import { wait } from './wait.ts';

/** Opens the scope of a subprocess: its variables, its data objects, the event subprocesses that listen for it. */
export function openScope(run: Run, node: Node<SubProcess>, visit: OpenVisit): void {
  openLocals(run, visit);
  openData(run, visit.visit, node.element.data);
  const listeners = prepareListeners(run, visit.visit, node.listeners);
  wait(run, visit, { kind: 'scope' });
  listen(run, visit.visit, listeners);
}

/** Data objects are variables of their scope; what is there already stays. */
export function openData(run: Run, scope: Visit, data: readonly DataObject[]): void {
  for (const { name, value } of data) {
    if (Object.hasOwn(run.state.scopes[scope]!.variables, name)) continue;
    writeLocal(run, scope, { [name]: value === undefined ? null : evaluate(run, scope, value) });
  }
}
