import {
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { failureTypes, messageNames, workflowIdOf, workflowNames } from '../../contracts/processes/names.ts';
import type {
  CommandAnswer,
  CommandEnvelope,
  InstanceSnapshot,
  RunInput,
  RunResult,
} from '../../engine/model/protocol.ts';
import type { EngineEvent, Refusal } from '../../engine/model/event.ts';

/** gRPC status code. */
const NOT_FOUND = 5;
/** A server that does not say hello within this time counts as away. */
const PING_MS = 1000;
/** Looking at an instance, or signalling it, gives up after this time; whoever asked tries again later. */
const LOOK_MS = 10_000;

/** What became of sending a command. Only `refused` and `unsent` mean that nothing happened. */
export type Sending =
  | { kind: 'answered'; answer: CommandAnswer }
  | { kind: 'refused'; refusal: Refusal }
  /** The run has ended or never existed. */
  | { kind: 'gone' }
  /** The server was not reachable and the command did not leave this process. */
  | { kind: 'unsent' }
  /** No answer in time; it may have happened. */
  | { kind: 'unknown' };

/** Instances as workflows, seen from the API and from jobs. */
export interface ProcessRuntime {
  /** Starts an instance and waits for its first deltas. Starting twice under one id starts once. */
  start(input: RunInput, envelope: CommandEnvelope, timeoutMs: number): Promise<Sending>;
  command(instanceId: string, envelope: CommandEnvelope, timeoutMs: number): Promise<Sending>;
  deliverSignal(instanceId: string, event: Extract<EngineEvent, { type: 'deliverSignal' }>): Promise<void>;
  snapshot(instanceId: string): Promise<InstanceSnapshot>;
  /** State of the run as Temporal has it; `result` when it completed. */
  look(instanceId: string): Promise<RunState>;
}

export type RunState =
  | { kind: 'running'; runId: string }
  | { kind: 'completed'; runId: string; result: RunResult }
  | { kind: 'failed' | 'terminated' | 'missing' };

/** The runtime on a real Temporal server. */
export function temporalRuntime(client: Client, taskQueue: string): ProcessRuntime {
  const sending = sender(client);
  const soon = <Result>(ask: () => Promise<Result>) => client.withDeadline(Date.now() + LOOK_MS, ask);
  const handleOf = (instanceId: string) => client.workflow.getHandle(workflowIdOf(instanceId));
  return {
    start: (input, envelope, timeoutMs) =>
      sending(timeoutMs, () => {
        const startWorkflowOperation = new WithStartWorkflowOperation(workflowNames.runProcess, {
          workflowId: workflowIdOf(input.instanceId),
          taskQueue,
          args: [input],
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
          workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        });
        return client.workflow.executeUpdateWithStart(messageNames.command, {
          args: [envelope],
          updateId: envelope.commandId,
          startWorkflowOperation,
        });
      }),
    command: (instanceId, envelope, timeoutMs) =>
      sending(timeoutMs, () =>
        handleOf(instanceId).executeUpdate(messageNames.command, { args: [envelope], updateId: envelope.commandId }),
      ),
    deliverSignal: (instanceId, event) => soon(() => handleOf(instanceId).signal(messageNames.deliverSignal, event)),
    snapshot: (instanceId) => soon(() => handleOf(instanceId).query(messageNames.snapshot)),
    look: (instanceId) => soon(() => look(client, instanceId)),
  };
}

async function look(client: Client, instanceId: string): Promise<RunState> {
  const handle = client.workflow.getHandle(workflowIdOf(instanceId));
  try {
    const description = await handle.describe();
    switch (description.status.name) {
      case 'RUNNING':
      case 'CONTINUED_AS_NEW':
      case 'PAUSED':
        return { kind: 'running', runId: description.runId };
      case 'COMPLETED':
        return { kind: 'completed', runId: description.runId, result: (await handle.result()) as RunResult };
      case 'TERMINATED':
      case 'CANCELLED':
        return { kind: 'terminated' };
      default:
        return { kind: 'failed' };
    }
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { kind: 'missing' };
    throw error;
  }
}

/**
 * Sends with a deadline. After a call that found no server, the next one first asks whether it is back: only then is
 * it certain that a command did not leave this process.
 */
function sender(client: Client): (timeoutMs: number, send: () => Promise<unknown>) => Promise<Sending> {
  let suspect = false;
  const isBack = () =>
    client
      .withDeadline(Date.now() + PING_MS, () => client.workflowService.getSystemInfo({}))
      .then(
        () => true,
        () => false,
      );
  return async (timeoutMs, send) => {
    if (suspect && !(await isBack())) return { kind: 'unsent' };
    suspect = false;
    try {
      const answer = await client.withDeadline(Date.now() + timeoutMs, send);
      return { kind: 'answered', answer: answer as CommandAnswer };
    } catch (error) {
      const outcome = outcomeOf(error);
      suspect = outcome.kind === 'unknown';
      return outcome;
    }
  };
}

function outcomeOf(error: unknown): Sending {
  if (error instanceof WorkflowUpdateFailedError) {
    const cause = error.cause;
    if (cause instanceof ApplicationFailure && cause.type === failureTypes.refused) {
      return { kind: 'refused', refusal: cause.details?.[0] as Refusal };
    }
    // The run ended while the update was on its way: Temporal fails it, nothing happened.
    return { kind: 'gone' };
  }
  if (error instanceof WorkflowNotFoundError) return { kind: 'gone' };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'unknown' };
  if (isGrpcServiceError(error)) return { kind: error.code === NOT_FOUND ? 'gone' : 'unknown' };
  const cause = error instanceof Error ? error.cause : undefined;
  if (isGrpcServiceError(cause)) return { kind: cause.code === NOT_FOUND ? 'gone' : 'unknown' };
  throw error;
}
