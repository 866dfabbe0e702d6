/** Names on the wire between API, worker and Temporal; changing one breaks running instances. */
export const workflowNames = {
  runProcess: 'runProcess',
  runTimerStart: 'runTimerStart',
  broadcastSignal: 'broadcastSignal',
} as const;

export const messageNames = {
  /** Update: everything a person or system does to an instance. */
  command: 'command',
  /** Signal: a BPMN signal reaches the instance. */
  deliverSignal: 'deliverSignal',
  /** Query: what is open, for the reconciler. */
  snapshot: 'snapshot',
} as const;

/** Temporal workflow id of an instance. */
export function workflowIdOf(instanceId: string): string {
  return `mr:${instanceId}`;
}

/** The service that carries out script tasks in JavaScript; it is no part of the catalogue. */
export const scriptService = 'scripts.javascript';

/** Types of application failures, and how they are told apart. */
export const failureTypes = {
  /** The workflow does not accept the command; nothing happened. */
  refused: 'REFUSED',
  /** A business refusal of a service; the code follows the colon. */
  bpmnError: 'BPMN_ERROR',
} as const;

export const defaultTaskQueue = 'millrace';
