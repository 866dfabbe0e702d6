import type { CallActivity, ElementBase } from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { extensionOf, textOf } from '../moddle.ts';
import { activityBase, bindingOf } from './shared.ts';

export function callActivity(context: CompileContext, element: ModdleElement, base: ElementBase): CallActivity | null {
  const called = extensionOf(element, 'zeebe:CalledElement');
  const expression = textOf(called, 'processIdExpression');
  const processId =
    textOf(called, 'processId') ??
    (expression === undefined ? undefined : `=${expression.replace(/^=/, '')}`) ??
    textOf(element, 'calledElement');
  const named = [
    expression === undefined ? undefined : `=${expression.replace(/^=/, '')}`,
    textOf(element, 'calledElement'),
  ];
  if (named.some((other) => other !== undefined && other !== processId)) {
    context.error('called-process', element, 'the call activity names different processes; leave one');
  }
  if (processId === undefined) {
    context.error('called-process', element, 'the call activity names no process: set zeebe:calledElement processId');
    return null;
  }
  const businessKey = textOf(called, 'businessId');
  const propagates = (name: string): boolean => called?.get?.(name) !== false;
  return {
    kind: 'callActivity',
    ...activityBase(context, element, base),
    processId,
    ...bindingOf(context, element, called),
    propagateAllParentVariables: propagates('propagateAllParentVariables'),
    propagateAllChildVariables: propagates('propagateAllChildVariables'),
    ...(businessKey === undefined ? {} : { businessKey }),
  };
}
