import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import { messageNames } from '../../contracts/processes/names.ts';
import { snapshot } from '../../engine/execute/index.ts';
import type { EngineEvent } from '../../engine/model/event.ts';
import type {
  CommandAnswer,
  CommandEnvelope,
  InstanceSnapshot,
  RunInput,
  RunResult,
} from '../../engine/model/protocol.ts';
import { Instance } from './instance.ts';

export const command = defineUpdate<CommandAnswer, [CommandEnvelope]>(messageNames.command);
export const deliverSignal = defineSignal<[Extract<EngineEvent, { type: 'deliverSignal' }>]>(
  messageNames.deliverSignal,
);
export const snapshotQuery = defineQuery<InstanceSnapshot>(messageNames.snapshot);

/**
 * Runs one instance of any process. All semantics are in the engine; here effects meet Temporal. The input carries
 * everything, so a history replays without a database.
 */
export async function runProcess(input: RunInput): Promise<RunResult> {
  const instance = new Instance(input);
  // A buffered update runs as soon as its handler is set, so the first wait must be reached before.
  instance.begin();
  setHandler(command, (envelope) => instance.carryOut(envelope), {
    validator: (envelope) => instance.validate(envelope),
  });
  setHandler(deliverSignal, (event) => instance.receive(event));
  setHandler(snapshotQuery, () => ({
    ...snapshot(input.process, instance.state),
    unprojected: instance.outbox.all(),
    outside: instance.outside.count,
  }));

  for (;;) {
    if (instance.needsFlush) await instance.flush();
    else if (instance.finished) return { deltas: instance.outbox.all() };
    else if (instance.wantsContinueAsNew) await renew(input, instance);
    else await condition(() => instance.needsFlush || instance.finished || instance.wantsContinueAsNew);
  }
}

/** Continues as new with everything carried over; the start variables are in the state by now. */
async function renew(input: RunInput, instance: Instance): Promise<void> {
  await condition(allHandlersFinished);
  if (!instance.wantsContinueAsNew) return;
  const start = { type: 'start' as const, at: input.start.at, variables: {} };
  await continueAsNew<typeof runProcess>({ ...input, start, carried: instance.carried() });
}
