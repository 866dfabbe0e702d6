import { ApplicationFailure } from '@temporalio/common';
import { Fault } from '../contracts/errors.ts';
import { failureTypes } from '../contracts/processes/names.ts';

/**
 * Translates what the domain throws: a business refusal becomes a BPMN error that a boundary can catch, another
 * refusal an incident at once, anything else is technical and retried.
 */
export async function asFailure<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Fault) || error.entry.kind === 'technical') throw error;
    const type = error.entry.kind === 'business' ? `${failureTypes.bpmnError}:${error.code}` : failureTypes.refused;
    throw ApplicationFailure.create({
      message: error.message,
      type,
      nonRetryable: true,
      details: [{ ...error.params }],
    });
  }
}
