import type { EventDefinition } from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { conditionText } from '../condition.ts';
import { bodyOf, idOf, oneOf, textOf } from '../moddle.ts';
import { isCycleText, isDateText, isDurationText } from '../syntax.ts';
import { messageOf, resultVariableOf, serviceOf, thrownMessageOf } from './shared.ts';

type Compiler = (
  context: CompileContext,
  event: ModdleElement,
  definition: ModdleElement,
  throws: boolean,
) => EventDefinition | null;

const compilers: Readonly<Record<string, Compiler>> = {
  'bpmn:MessageEventDefinition': message,
  'bpmn:TimerEventDefinition': timer,
  'bpmn:SignalEventDefinition': signal,
  'bpmn:ErrorEventDefinition': error,
  'bpmn:EscalationEventDefinition': escalation,
  'bpmn:ConditionalEventDefinition': conditional,
  'bpmn:LinkEventDefinition': link,
  'bpmn:CompensateEventDefinition': compensation,
  'bpmn:CancelEventDefinition': () => ({ type: 'cancel' }),
  'bpmn:TerminateEventDefinition': () => ({ type: 'terminate' }),
};

/** `null` after a finding; a type that is not in the table was refused as such. */
export const eventDefinition: Compiler = (context, event, definition, throws) => {
  const compile = compilers[definition.$type];
  return compile ? compile(context, event, definition, throws) : null;
};

function message(
  context: CompileContext,
  event: ModdleElement,
  definition: ModdleElement,
  throws: boolean,
): EventDefinition | null {
  if (!throws) {
    const found = messageOf(context, event, definition);
    return found && { type: 'message', catch: found };
  }
  const service = serviceOf(event);
  if (service) return { type: 'message', service };
  const thrown = thrownMessageOf(context, event, definition);
  return thrown && { type: 'message', throw: thrown };
}

type TimerDefinition = Extract<EventDefinition, { type: 'timer' }>;

function timer(context: CompileContext, event: ModdleElement, definition: ModdleElement): EventDefinition | null {
  const parts = (['timeDate', 'timeDuration', 'timeCycle'] as const).flatMap((name) => {
    const body = bodyOf(oneOf(definition, name));
    return body === undefined ? [] : [{ name, body }];
  });
  const [part] = parts;
  if (!part || parts.length > 1) {
    context.error('timer-definition', event, 'a timer needs exactly one of date, duration and cycle');
    return null;
  }
  checkTimer(context, event, part.name, part.body);
  const calendar = textOf(definition, 'millrace:calendar')?.trim();
  const keys = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' } as const;
  const compiled: TimerDefinition = { type: 'timer' };
  compiled[keys[part.name]] = part.body;
  if (calendar !== undefined) compiled.calendar = calendar;
  return compiled;
}

function checkTimer(
  context: CompileContext,
  event: ModdleElement,
  name: 'timeDate' | 'timeDuration' | 'timeCycle',
  body: string,
): void {
  if (body.startsWith('=')) return;
  const [valid, wanted] = {
    timeDate: [isDateText, 'an ISO date and time such as 2026-01-05T08:00:00+08:00'],
    timeDuration: [isDurationText, 'an ISO duration such as PT4H'],
    timeCycle: [isCycleText, 'a repetition such as R3/PT10M, or cron'],
  }[name] as [(text: string) => boolean, string];
  if (!valid(body)) context.error('timer-syntax', event, `"${body}" is not ${wanted}`, { value: body });
}

function signal(context: CompileContext, event: ModdleElement, definition: ModdleElement): EventDefinition | null {
  const name = textOf(oneOf(definition, 'signalRef'), 'name');
  if (name !== undefined) return { type: 'signal', name };
  context.error('signal-name', event, 'the signal has no name: refer to a signal that has one');
  return null;
}

function error(
  context: CompileContext,
  event: ModdleElement,
  definition: ModdleElement,
  throws: boolean,
): EventDefinition | null {
  const code = codeOf(context, event, oneOf(definition, 'errorRef'), 'errorCode', throws);
  if (code === null) return null;
  const codeVariable = resultVariableOf(context, event, definition, 'millrace:codeVariable');
  const messageVariable = resultVariableOf(context, event, definition, 'millrace:messageVariable');
  return {
    type: 'error',
    ...(code === undefined ? {} : { code }),
    ...(codeVariable === undefined ? {} : { codeVariable }),
    ...(messageVariable === undefined ? {} : { messageVariable }),
  };
}

function escalation(
  context: CompileContext,
  event: ModdleElement,
  definition: ModdleElement,
  throws: boolean,
): EventDefinition | null {
  const code = codeOf(context, event, oneOf(definition, 'escalationRef'), 'escalationCode', throws);
  if (code === null) return null;
  const codeVariable = resultVariableOf(context, event, definition, 'millrace:codeVariable');
  return {
    type: 'escalation',
    ...(code === undefined ? {} : { code }),
    ...(codeVariable === undefined ? {} : { codeVariable }),
  };
}

/** Who throws must say which code; who catches may take any. `null` after a finding. */
function codeOf(
  context: CompileContext,
  event: ModdleElement,
  reference: ModdleElement | undefined,
  property: 'errorCode' | 'escalationCode',
  throws: boolean,
): string | undefined | null {
  const code = textOf(reference, property);
  if (code !== undefined || !throws) return code;
  const what = property === 'errorCode' ? 'error' : 'escalation';
  context.error(`${what}-code`, event, `the event throws an ${what} without code: refer to one that has a code`);
  return null;
}

function conditional(context: CompileContext, event: ModdleElement, definition: ModdleElement): EventDefinition | null {
  const expression = oneOf(definition, 'condition');
  const condition = conditionText(context, event, expression);
  if (condition !== undefined) return { type: 'conditional', condition };
  if (bodyOf(expression) === undefined) {
    context.error('condition-missing', event, 'the conditional event has no condition: write one that begins with =');
  }
  return null;
}

function link(context: CompileContext, event: ModdleElement, definition: ModdleElement): EventDefinition | null {
  const name = textOf(definition, 'name')?.trim();
  if (name !== undefined) return { type: 'link', name };
  context.error('link-name', event, 'the link has no name: throws and catches of a link have the same one');
  return null;
}

function compensation(
  _context: CompileContext,
  _event: ModdleElement,
  definition: ModdleElement,
  throws: boolean,
): EventDefinition {
  const activity = idOf(oneOf(definition, 'activityRef'));
  return {
    type: 'compensation',
    ...(throws && activity !== undefined ? { activity } : {}),
    waitForCompletion: definition.get?.('waitForCompletion') !== false,
  };
}
