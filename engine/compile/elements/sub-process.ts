import type { AdHoc, ElementBase, SubProcess } from '../../model/process.ts';
import { conditionText } from '../condition.ts';
import type { CompileContext } from '../context.ts';
import { dataObjectsOf } from '../data-objects.ts';
import type { ModdleElement } from '../moddle.ts';
import { allOf, extensionOf, flagOf, oneOf, textOf } from '../moddle.ts';
import { activityBase } from './shared.ts';

/** A subprocess; what is inside is compiled beside it, and its starts are filled in then. */
function container(
  context: CompileContext,
  element: ModdleElement,
  base: ElementBase,
  kind: SubProcess['kind'],
): SubProcess {
  return {
    kind,
    ...activityBase(context, element, base),
    starts: [],
    eventSubProcesses: [],
    data: dataObjectsOf(context, element),
  };
}

/** An embedded subprocess, or one that its start event begins. */
export function subProcess(context: CompileContext, element: ModdleElement, base: ElementBase): SubProcess {
  const isEvent = flagOf(element, 'triggeredByEvent');
  const compiled = container(context, element, base, isEvent ? 'eventSubProcess' : 'subProcess');
  if (isEvent) checkEventSubProcess(context, element, compiled);
  return compiled;
}

function checkEventSubProcess(context: CompileContext, element: ModdleElement, compiled: SubProcess): void {
  const report = (message: string): void => context.error('event-sub-process', element, message);
  if (compiled.incoming.length + compiled.outgoing.length > 0) {
    report('an event subprocess is begun by its event: no sequence flow leads to it or away from it');
  }
  if (compiled.multiInstance ?? compiled.loop) report('an event subprocess is not repeated: remove its loop marker');
  if (compiled.isForCompensation) {
    report('an event subprocess is no compensation activity: start it by a compensation event');
  }
  if (compiled.outputs.length > 0) report('an event subprocess has no output mappings: map inside of it');
}

export function transaction(context: CompileContext, element: ModdleElement, base: ElementBase): SubProcess {
  noEvent(context, element);
  return container(context, element, base, 'transaction');
}

/** What may be chosen is filled in when all elements are known. */
export function adHocSubProcess(context: CompileContext, element: ModdleElement, base: ElementBase): SubProcess {
  noEvent(context, element);
  const extension = extensionOf(element, 'zeebe:AdHoc');
  for (const name of ['outputCollection', 'outputElement']) {
    if (textOf(extension, name) === undefined) continue;
    const message = `${name} of an ad-hoc subprocess is not executed: write the results by output mappings inside`;
    context.error('not-executed', element, message, { type: 'zeebe:AdHoc', attribute: name });
  }
  const completionCondition = conditionText(context, element, oneOf(element, 'completionCondition'));
  const activeElements = textOf(extension, 'activeElementsCollection');
  const adHoc: AdHoc = {
    sequential: textOf(element, 'ordering') === 'Sequential',
    cancelRemainingInstances: element.get?.('cancelRemainingInstances') !== false,
    choices: [],
    ...(completionCondition === undefined ? {} : { completionCondition }),
    ...(activeElements === undefined ? {} : { activeElements }),
  };
  if (allOf(element, 'flowElements').some(({ $type }) => $type === 'bpmn:StartEvent' || $type === 'bpmn:EndEvent')) {
    context.error(
      'ad-hoc-content',
      element,
      'an ad-hoc subprocess has neither start nor end events inside: remove them',
    );
  }
  return { ...container(context, element, base, 'adHocSubProcess'), adHoc };
}

function noEvent(context: CompileContext, element: ModdleElement): void {
  if (!flagOf(element, 'triggeredByEvent')) return;
  context.error(
    'event-sub-process',
    element,
    'only a plain subprocess can be begun by an event: set triggeredByEvent to false',
  );
}
