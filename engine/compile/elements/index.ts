import type { CompiledElement, ElementBase } from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { callActivity } from './call-activity.ts';
import { boundaryEvent, catchEvent, endEvent, startEvent, throwEvent } from './events.ts';
import { complexGateway, eventBasedGateway, exclusiveGateway, inclusiveGateway, parallelGateway } from './gateway.ts';
import { adHocSubProcess, subProcess, transaction } from './sub-process.ts';
import { businessRuleTask, passThroughTask, receiveTask, scriptTask, sendTask, serviceTask } from './tasks.ts';
import { userTask } from './user-task.ts';

export type ElementCompiler = (
  context: CompileContext,
  element: ModdleElement,
  base: ElementBase,
) => CompiledElement | null;

/** Every type of flow node that can be compiled; a type that is missing here is refused. */
export const elementCompilers: Readonly<Record<string, ElementCompiler>> = {
  'bpmn:Task': passThroughTask,
  'bpmn:ManualTask': passThroughTask,
  'bpmn:UserTask': userTask,
  'bpmn:ServiceTask': serviceTask,
  'bpmn:SendTask': sendTask,
  'bpmn:ReceiveTask': receiveTask,
  'bpmn:ScriptTask': scriptTask,
  'bpmn:BusinessRuleTask': businessRuleTask,
  'bpmn:CallActivity': callActivity,
  'bpmn:SubProcess': subProcess,
  'bpmn:Transaction': transaction,
  'bpmn:AdHocSubProcess': adHocSubProcess,
  'bpmn:ExclusiveGateway': exclusiveGateway,
  'bpmn:ParallelGateway': parallelGateway,
  'bpmn:InclusiveGateway': inclusiveGateway,
  'bpmn:ComplexGateway': complexGateway,
  'bpmn:EventBasedGateway': eventBasedGateway,
  'bpmn:StartEvent': startEvent,
  'bpmn:IntermediateCatchEvent': catchEvent,
  'bpmn:IntermediateThrowEvent': throwEvent,
  'bpmn:BoundaryEvent': boundaryEvent,
  'bpmn:EndEvent': endEvent,
};
