import type {
  BusinessRuleTask,
  ElementBase,
  PassThroughTask,
  ReceiveTask,
  ScriptTask,
  SendTask,
  ServiceTask,
} from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { extensionOf, flagOf, is, textOf } from '../moddle.ts';
import { localized } from './localized.ts';
import { assignmentOf } from './user-task.ts';
import { activityBase, bindingOf, messageOf, resultVariableOf, serviceOf, thrownMessageOf } from './shared.ts';

/** Undefined and manual tasks. */
export function passThroughTask(context: CompileContext, element: ModdleElement, base: ElementBase): PassThroughTask {
  const instruction = localized(extensionOf(element, 'millrace:Instruction'));
  return {
    kind: is(element, 'bpmn:ManualTask') ? 'manualTask' : 'task',
    ...activityBase(context, element, base),
    ...(instruction ? { instruction, assignment: assignmentOf(context, element) } : {}),
  };
}

export function serviceTask(context: CompileContext, element: ModdleElement, base: ElementBase): ServiceTask | null {
  const service = serviceOf(element);
  if (!service) {
    context.error('task-type', element, 'the service task names no service: set the type of zeebe:taskDefinition');
    return null;
  }
  return { kind: 'serviceTask', ...activityBase(context, element, base), ...service };
}

/** A send task throws its message, or calls the service that a task definition names. */
export function sendTask(
  context: CompileContext,
  element: ModdleElement,
  base: ElementBase,
): SendTask | ServiceTask | null {
  const service = serviceOf(element);
  if (service) return { kind: 'serviceTask', ...activityBase(context, element, base), ...service };
  const message = thrownMessageOf(context, element, element);
  return message && { kind: 'sendTask', ...activityBase(context, element, base), message };
}

export function receiveTask(context: CompileContext, element: ModdleElement, base: ElementBase): ReceiveTask | null {
  const message = messageOf(context, element, element);
  const instantiates = flagOf(element, 'instantiate');
  return (
    message && {
      kind: 'receiveTask',
      ...activityBase(context, element, base),
      message,
      ...(instantiates ? { instantiate: true } : {}),
    }
  );
}

/** Makes the decision that `zeebe:calledDecision` names; as a job it is a service task. */
export function businessRuleTask(
  context: CompileContext,
  element: ModdleElement,
  base: ElementBase,
): BusinessRuleTask | ServiceTask | null {
  const service = serviceOf(element);
  const called = extensionOf(element, 'zeebe:CalledDecision');
  if (service && called) {
    context.error('decision-reference', element, 'the task names a service and a decision: leave one');
  }
  if (service) return { kind: 'serviceTask', ...activityBase(context, element, base), ...service };
  const decision = textOf(called, 'decisionId')?.trim() ?? '';
  if (decision === '' || decision.startsWith('=')) {
    const problem =
      decision === ''
        ? 'the business rule task names no decision: set the decision of zeebe:calledDecision'
        : 'an instance takes its decisions with it when it starts, so their ids are no expressions: name the decision, or draw a task for each';
    context.error('decision-reference', element, problem, { decision });
    return null;
  }
  const resultVariable = resultVariableOf(context, element, called);
  return {
    kind: 'businessRuleTask',
    ...activityBase(context, element, base),
    decision,
    ...bindingOf(context, element, called),
    ...(resultVariable === undefined ? {} : { resultVariable }),
  };
}

const JAVASCRIPT_FORMATS = /^((text|application)\/)?(x-)?(javascript|ecmascript|js)$/i;
/** A script travels with every task that runs it. */
const LONGEST_SCRIPT = 50_000;
const FEEL_FORMATS = /^(feel|text\/feel|application\/feel|application\/x-feel|https?:\/\/.*\/FEEL\/.*)$/i;

/** FEEL by `zeebe:script`, or a standard `<script>` in FEEL or JavaScript; as a job it is a service task. */
export function scriptTask(
  context: CompileContext,
  element: ModdleElement,
  base: ElementBase,
): ScriptTask | ServiceTask | null {
  const service = serviceOf(element);
  const extension = extensionOf(element, 'zeebe:Script');
  checkOneScript(context, element, [service, extension, textOf(element, 'script')]);
  if (service) return { kind: 'serviceTask', ...activityBase(context, element, base), ...service };
  const common = { kind: 'scriptTask' as const, ...activityBase(context, element, base), language: 'feel' as const };
  if (extension) {
    const source = feelSource(context, element, textOf(extension, 'expression'));
    const resultVariable = resultVariableOf(context, element, extension);
    return source === null ? null : { ...common, source, ...(resultVariable === undefined ? {} : { resultVariable }) };
  }
  const format = (textOf(element, 'scriptFormat') ?? '').trim();
  const isJavaScript = JAVASCRIPT_FORMATS.test(format);
  if (!isJavaScript && !FEEL_FORMATS.test(format)) {
    const message = `scripts of format "${format}" are not executed: use FEEL or JavaScript`;
    context.error('not-executed', element, message, { format });
    return null;
  }
  const text = textOf(element, 'script');
  const source = isJavaScript ? javaScriptSource(context, element, text) : feelSource(context, element, text, true);
  if (source === null) return null;
  const resultVariable = resultVariableOf(context, element, element, 'millrace:resultVariable');
  return {
    ...common,
    ...(isJavaScript ? { language: 'javascript' as const } : {}),
    source,
    ...(resultVariable === undefined ? {} : { resultVariable }),
  };
}

/** Whether it can be compiled is checked where there is a sandbox: at publishing and on the command line. */
function javaScriptSource(context: CompileContext, element: ModdleElement, text = ''): string | null {
  if (text.trim() === '') context.error('script-missing', element, 'the script task has no script');
  else if (text.length <= LONGEST_SCRIPT) return text;
  else context.error('script-missing', element, `the script has more than ${LONGEST_SCRIPT} characters`);
  return null;
}

/** A service, a zeebe script and a standard script beside each other: only one could run. */
function checkOneScript(context: CompileContext, element: ModdleElement, given: readonly unknown[]): void {
  const [, extension] = given;
  const format = textOf(element, 'scriptFormat');
  const formatWithoutScript = extension && format !== undefined && !FEEL_FORMATS.test(format);
  if (given.filter(Boolean).length > 1 || formatWithoutScript) {
    context.error('script-missing', element, 'the script task says in two ways what to run; leave one');
  }
}

/** The expression without its leading `=`, which a `<script>` of format feel may leave out. */
function feelSource(
  context: CompileContext,
  element: ModdleElement,
  text: string | undefined,
  bare = false,
): string | null {
  const source = text?.trim() ?? '';
  if (source.startsWith('=')) return source.slice(1);
  if (bare && source !== '') return source;
  context.error('script-missing', element, 'the script task has no FEEL expression; it begins with =');
  return null;
}
