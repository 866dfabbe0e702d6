import { effectKey } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { MessageThrow } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import { EngineError } from './engine-error.ts';
import { evaluateText, requireText } from './expression.ts';
import type { Run } from './kernel.ts';
import { parseDuration } from './time/iso.ts';
import { scopeOf } from './variables.ts';

/** Sends a message into the world; whoever waits for its name and key gets it, in this process or any other. */
export function throwMessage(
  run: Run,
  visit: OpenVisit,
  message: MessageThrow,
  variables: JsonObject,
  index = 0,
): void {
  const scope = scopeOf(run.state, visit);
  const { instanceId, epoch } = run.state;
  const name = requireText(run, scope, message.name, 'message name');
  const correlationKey = evaluateText(run, scope, message.correlationKey);
  const messageId =
    evaluateText(run, scope, message.messageId) ?? ownId(effectKey(instanceId, epoch, visit.visit), index);
  const timeToLive = livingTime(evaluateText(run, scope, message.timeToLive));
  run.effects.push({
    type: 'throwMessage',
    messageId,
    visit: visit.visit,
    elementId: visit.elementId,
    name,
    ...(correlationKey === undefined ? {} : { correlationKey }),
    variables: { ...variables },
    ...(timeToLive === undefined ? {} : { timeToLive }),
  });
}

function livingTime(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const duration = parseDuration(text);
  if (!duration || duration.months !== 0) {
    throw new EngineError('wrong-timer', `time to live ${text} is not a duration of days and hours`);
  }
  return duration.days * 86_400_000 + duration.milliseconds;
}

/** Of several messages of one event each has its own id. */
function ownId(key: string, index: number): string {
  return index === 0 ? key : `${key}:${index}`;
}
