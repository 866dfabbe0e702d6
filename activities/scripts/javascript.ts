import { ApplicationFailure } from '@temporalio/common';
import { failureTypes, scriptService } from '../../contracts/processes/names.ts';
import type { ServiceAnswer, ServiceCall } from '../../engine/model/protocol.ts';
import { ScriptRunner } from '../../platform/scripts/script-runner.ts';
import { runScriptTask } from '../../platform/scripts/script-task.ts';

/** Script tasks in JavaScript, on threads of this worker. What a script does wrong it would do again: no retry. */
export function scriptActivities(): Record<string, (call: ServiceCall) => Promise<ServiceAnswer>> {
  const runner = new ScriptRunner();
  return {
    [scriptService]: async ({ input }) => {
      const outcome = await runScriptTask(input, (request) => runner.run(request));
      if ('result' in outcome) return outcome;
      throw 'fail' in outcome
        ? failure(outcome.fail, failureTypes.refused)
        : failure(outcome.message, `${failureTypes.bpmnError}:${outcome.bpmnError}`, outcome.variables);
    },
  };
}

function failure(message: string, type: string, ...details: object[]): ApplicationFailure {
  return ApplicationFailure.create({ message, type, nonRetryable: true, details });
}
