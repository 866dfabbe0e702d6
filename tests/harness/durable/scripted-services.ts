import { ApplicationFailure } from '@temporalio/common';
import type { JsonObject } from '../../../contracts/json.ts';
import { failureTypes } from '../../../contracts/processes/names.ts';
import type { Scenario, ScenarioAnswer } from '../../../contracts/processes/scenario.ts';
import type { ServiceAnswer, ServiceCall } from '../../../engine/model/protocol.ts';

interface Unanswered {
  call: ServiceCall;
  answer(given: ScenarioAnswer): void;
}

/** Services that answer as a scenario says, or wait until a step of it answers them. */
export class ScriptedServices {
  /** Calls that nobody has answered, in the order they came. */
  readonly unanswered: Unanswered[] = [];
  /** Keys of all calls of this story, in the order they came. */
  readonly called: string[] = [];
  private answers: Scenario['services'] = {};
  private used = new Map<string, number>();

  script(answers: Scenario['services']): void {
    this.answers = answers;
    this.used = new Map();
    this.called.length = 0;
  }

  /** One activity per type, as a worker registers them. */
  activities(types: readonly string[]): Record<string, (call: ServiceCall) => Promise<ServiceAnswer>> {
    return Object.fromEntries(types.map((type) => [type, (call: ServiceCall) => this.call(type, call)]));
  }

  /** Answers the call of one visit. */
  answer(key: string, given: ScenarioAnswer): boolean {
    const found = this.unanswered.find(({ call }) => call.key === key);
    found?.answer(given);
    return found !== undefined;
  }

  /** The story is over: whatever waits ends. */
  abandon(): void {
    this.answers = {};
    for (const { answer } of [...this.unanswered]) answer({ fail: 'the story is over' });
  }

  private async call(type: string, call: ServiceCall): Promise<ServiceAnswer> {
    this.called.push(call.key);
    const key = Object.hasOwn(this.answers, call.elementId) ? call.elementId : type;
    if (Object.hasOwn(this.answers, key)) return answered(this.next(key));
    return answered(
      await new Promise<ScenarioAnswer>((resolve) => {
        const waiting: Unanswered = {
          call,
          answer: (given) => {
            this.unanswered.splice(this.unanswered.indexOf(waiting), 1);
            resolve(given);
          },
        };
        this.unanswered.push(waiting);
      }),
    );
  }

  /** Several answers are given one after the other, the last for good. */
  private next(key: string): ScenarioAnswer {
    const answers: ScenarioAnswer[] = [this.answers[key]!].flat();
    const index = this.used.get(key) ?? 0;
    this.used.set(key, index + 1);
    return answers[Math.min(index, answers.length - 1)]!;
  }
}

/** The answer as an activity gives it: the scenario speaks of what is left after all attempts. */
function answered(given: ScenarioAnswer): ServiceAnswer {
  if ('bpmnError' in given) {
    const { bpmnError, message = bpmnError, variables = {} } = given;
    throw ApplicationFailure.nonRetryable(message, `${failureTypes.bpmnError}:${bpmnError}`, variables);
  }
  if ('fail' in given) throw ApplicationFailure.nonRetryable(given.fail, 'DOWN');
  return { result: (given.result ?? null) as JsonObject | null };
}
