import { condition, defineUpdate, setHandler } from '@temporalio/workflow';
import { derivedId } from '../../../contracts/ids.ts';
import { messageNames } from '../../../contracts/processes/names.ts';
import type { Delta } from '../../../engine/model/delta.ts';
import type { Effect, TraceEntry } from '../../../engine/model/effect.ts';
import type { EngineEvent } from '../../../engine/model/event.ts';
import type { CommandAnswer, CommandEnvelope, RunResult } from '../../../engine/model/protocol.ts';

const TASKS = ['Task_One', 'Task_Two', 'Task_Three', 'Task_Four'];

export interface ByHandInput {
  instanceId: string;
  startCommandId: string;
  start: Extract<EngineEvent, { type: 'start' }>;
}

/**
 * The flow of `four-tasks.bpmn` written by hand as a Temporal workflow: same updates, same answers for the projection,
 * no interpreter. The baseline of the benchmark.
 */
export async function fourTasksByHand(input: ByHandInput): Promise<RunResult> {
  const command = defineUpdate<CommandAnswer, [CommandEnvelope]>(messageNames.command);
  const outbox: Delta[] = [];
  let seq = 0;
  let current = -1;

  const advance = (event: EngineEvent, commandId: string): void => {
    const trace: TraceEntry[] = [];
    const effects: Effect[] = [];
    if (current >= 0) {
      const visit = current + 1;
      effects.push({ type: 'closeTask', taskId: derivedId(input.instanceId, 0, visit), visit, reason: 'completed' });
      trace.push({ type: 'left', elementId: TASKS[current]!, visit, how: 'completed' });
    } else trace.push({ type: 'state', state: 'active' });
    if ('variables' in event && event.variables) trace.push({ type: 'variables', scope: 0, values: event.variables });
    current++;
    if (current < TASKS.length) open(trace, effects, event.at);
    else effects.push({ type: 'complete', state: 'completed', variables: {} });
    outbox.push({ epoch: 0, seq: ++seq, behaviour: 1, commandId, event, trace, effects, nextDeadline: null });
  };
  const open = (trace: TraceEntry[], effects: Effect[], at: number): void => {
    const visit = current + 1;
    const taskId = derivedId(input.instanceId, 0, visit);
    const elementId = TASKS[current]!;
    trace.push(
      { type: 'entered', elementId, visit, scope: 0 },
      { type: 'waiting', elementId, visit, scope: 0, for: { kind: 'task', taskId } },
    );
    const who = { candidateUsers: [], candidateGroups: ['keeper'], priority: 50 };
    effects.push({ type: 'openTask', taskId, visit, elementId, due: at + 7_200_000, ...who });
  };

  advance(input.start, input.startCommandId);
  setHandler(command, (envelope) => {
    while (outbox.length > 0 && outbox[0]!.seq <= envelope.ackedSeq) outbox.shift();
    if (envelope.event !== null) advance(envelope.event, envelope.commandId);
    return {
      deltas: outbox.map((delta) => (delta.commandId === envelope.commandId ? { ...delta, event: null } : delta)),
    };
  });
  await condition(() => current >= TASKS.length);
  return { deltas: outbox };
}
