/** Engine bugs that somebody could make: one place in the source each, and what stands there instead. */
export interface Planted {
  bug: string;
  /** Below engine/execute. */
  file: string;
  right: string;
  wrong: string;
}

export const planted: readonly Planted[] = [
  {
    bug: 'a parallel join counts tokens, whatever flow they come by',
    file: 'behaviors/parallel-gateway.ts',
    right: 'node.element.incoming.every((flow) => (visit.arrived![flow] ?? 0) > 0)',
    wrong: '(Object.values(visit.arrived!).reduce((a, b) => a + b, 0) >= node.element.incoming.length)',
  },
  {
    bug: 'an exclusive gateway takes the last true condition',
    file: 'behaviors/exclusive-gateway.ts',
    right: 'outgoing.find((flow) => !flow.isDefault && isOpen',
    wrong: 'outgoing.findLast((flow) => !flow.isDefault && isOpen',
  },
  {
    bug: 'the default flow is taken beside true conditions',
    file: 'tokens.ts',
    right: 'outgoing.filter((flow) => !flow.isDefault && isOpen(run, scope, flow))',
    wrong: 'outgoing.filter((flow) => isOpen(run, scope, flow))',
  },
  {
    bug: 'an inclusive join waits for tokens that can also reach a flow that has one',
    file: 'inclusive-joins.ts',
    right: '(mask & empty) !== 0n && (mask & full) === 0n',
    wrong: '(mask & empty) !== 0n',
  },
  {
    bug: 'an inclusive join does not see ways over boundary events',
    file: 'graph.ts',
    right: 'boundary.sources.push(node);',
    wrong: '',
  },
  {
    bug: 'an inclusive join is not asked again when tokens end',
    file: 'tokens.ts',
    right: 'if (run.graph.looksAround) run.touched.add(visit.scope);',
    wrong: '',
  },
  {
    bug: 'the reset of a complex gateway takes tokens of flows that it took before',
    file: 'behaviors/complex-gateway.ts',
    right: 'take(gateway, (flow) => !first.includes(flow))',
    wrong: 'take(gateway, () => true)',
  },
  {
    bug: 'the events behind a gateway that lost stay open',
    file: 'armed-events.ts',
    right: "  close(run, gateway, 'completed');\n  traceEntered(run, event);",
    wrong: '  delete run.state.visits[gateway.visit];\n  traceEntered(run, event);',
  },
  {
    bug: 'outputs of a multi-instance are in order of completion',
    file: 'multi-instance.ts',
    right: 'next[index - 1] = output;',
    wrong: 'next[next.findIndex((value) => value === null)] = output; void index;',
  },
  {
    bug: 'boundary events catch errors of one instance',
    file: 'throwing.ts',
    right: 'if (host.index !== undefined) continue;',
    wrong: '',
  },
  {
    bug: 'a loop makes one round too many',
    file: 'standard-loop.ts',
    right: 'loop.begun >= loop.total',
    wrong: 'loop.begun > loop.total',
  },
  {
    bug: 'compensation goes in order of completion',
    file: 'compensation.ts',
    right: 'scope.undo!.left.pop()',
    wrong: 'scope.undo!.left.shift()',
  },
  {
    bug: 'compensation sees the variables of today',
    file: 'undoing-scope.ts',
    right: 'formerValues(run.state, scope, number)',
    wrong: '(void formerValues, void number, {})',
  },
  {
    bug: 'a cancelled transaction does not undo what was completed in subprocesses that still run',
    file: 'completions.ts',
    right: '...done, ...running]',
    wrong: '...done, ...running.slice(running.length)]',
  },
  {
    bug: 'an interrupting event subprocess leaves the others of its scope listening',
    file: 'event-sub-processes.ts',
    right: '    releaseListeners(run, current);\n    cancelInside(run, scope);',
    wrong: '    void releaseListeners;\n    cancelInside(run, scope);',
  },
  {
    bug: 'an error is caught by any code before the exact one',
    file: 'throwing.ts',
    right: '=== thrown.code) return { node, definition };',
    wrong: '=== thrown.code) return any ?? { node, definition };',
  },
  {
    bug: 'a repeating timer fires once too often',
    file: 'timers.ts',
    right: 'if (state.left === 0) return false;',
    wrong: 'if (state.left === 0 && run.due % 7 !== 0) state.left = -1;\n  if (state.left === 0) return false;',
  },
  {
    bug: 'a condition that stays true fires again',
    file: 'condition-check.ts',
    right: 'const fires = holds && !condition.holds;',
    wrong: 'const fires = holds;',
  },
  {
    bug: 'a parallel multiple event fires without its last definition',
    file: 'event-parts.ts',
    right: 'Object.keys(event.came).length === definitions.length',
    wrong: 'Object.keys(event.came).length === definitions.length - 1',
  },
  {
    bug: 'what an ad-hoc subprocess should keep is cancelled',
    file: 'behaviors/ad-hoc-sub-process.ts',
    right: 'if (node.element.adHoc!.cancelRemainingInstances) cancelInside',
    wrong: 'cancelInside',
  },
  {
    bug: 'a terminate event leaves tokens that are under way',
    file: 'tokens.ts',
    right: 'for (const arrival of run.queue) if (arrival.scope === scope) arrival.scope = NOWHERE;',
    wrong: 'void NOWHERE;',
  },
  {
    bug: 'a message is taken twice',
    file: 'events/messages.ts',
    right: 'rememberConsumed(run.state, event.messageId);',
    wrong: '',
  },
  {
    bug: 'what a condition was is not part of the state',
    file: 'condition-check.ts',
    right: 'condition.holds = holds;',
    wrong:
      "Object.defineProperty(condition, 'holds', { value: holds, enumerable: false, configurable: true, writable: true });",
  },
  {
    bug: 'completed variables all go to the process',
    file: 'variables.ts',
    right: 'if (Object.hasOwn(current.variables, name)) return visit;',
    wrong: '',
  },
];
