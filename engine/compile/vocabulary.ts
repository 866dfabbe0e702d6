/**
 * What of BPMN execution depends on and the engine does not do. Everything else that the descriptor knows is either
 * executed (see `elements/`) or purely descriptive; `tests/conformance` holds this list against the descriptor.
 */

/** Types that are refused wherever they stand inside a process. */
export const refusedTypes: Readonly<Record<string, string>> = {
  'bpmn:CallChoreography': 'choreographies are not executed',
  'bpmn:SubChoreography': 'choreographies are not executed',
  'bpmn:ChoreographyTask': 'choreographies are not executed',
  'bpmn:ImplicitThrowEvent': 'use a throw event',
  'bpmn:ComplexBehaviorDefinition': 'multi-instance behaviour other than All is not executed',
  'bpmn:CorrelationSubscription': 'correlate with zeebe:subscription on the message',
  'bpmn:ResourceRole': 'assign with zeebe:assignmentDefinition or a lane',
  'bpmn:Performer': 'assign with zeebe:assignmentDefinition or a lane',
  'bpmn:HumanPerformer': 'assign with zeebe:assignmentDefinition or a lane',
  'bpmn:PotentialOwner': 'assign with zeebe:assignmentDefinition or a lane',
  'bpmn:Assignment': 'map data with zeebe:ioMapping',
};

/** Root elements of a file that nothing here executes; those that only describe are not listed. */
export const refusedRoots: Readonly<Record<string, string>> = {
  'bpmn:Choreography': 'choreographies are not executed',
  'bpmn:GlobalChoreographyTask': 'choreographies are not executed',
  'bpmn:GlobalTask': 'use a process with one task',
  'bpmn:GlobalUserTask': 'use a process with one user task',
  'bpmn:GlobalManualTask': 'use a process with one manual task',
  'bpmn:GlobalScriptTask': 'use a process with one script task',
  'bpmn:GlobalBusinessRuleTask': 'use a process with one business rule task',
};

export interface RefusedAttribute {
  /** The only value that execution honours; anything else is refused. Absent: refused whenever it is set. */
  only?: readonly unknown[];
  instead: string;
}

/** `Type#property` (the type that defines it) → refused unless it has an executed value. */
export const refusedAttributes: Readonly<Record<string, RefusedAttribute>> = {
  'bpmn:SequenceFlow#isImmediate': { only: [true], instead: 'remove isImmediate' },
  'bpmn:Activity#startQuantity': { only: [1], instead: 'join the tokens with a parallel gateway' },
  'bpmn:Activity#completionQuantity': { only: [1], instead: 'fork the tokens with a parallel gateway' },
  'bpmn:Transaction#method': { only: ['##Compensate'], instead: 'a transaction is undone by compensation' },
  'bpmn:MultiInstanceLoopCharacteristics#behavior': { only: ['All'], instead: 'use a boundary event on the activity' },
  'bpmn:MultiInstanceLoopCharacteristics#loopDataInputRef': {
    instead: 'use zeebe:loopCharacteristics inputCollection',
  },
  'bpmn:MultiInstanceLoopCharacteristics#loopDataOutputRef': {
    instead: 'use zeebe:loopCharacteristics outputCollection',
  },
  'bpmn:MultiInstanceLoopCharacteristics#inputDataItem': { instead: 'use zeebe:loopCharacteristics inputElement' },
  'bpmn:MultiInstanceLoopCharacteristics#outputDataItem': { instead: 'use zeebe:loopCharacteristics outputElement' },
  'bpmn:MultiInstanceLoopCharacteristics#oneBehaviorEventRef': { instead: 'use a boundary event on the activity' },
  'bpmn:MultiInstanceLoopCharacteristics#noneBehaviorEventRef': { instead: 'use a boundary event on the activity' },
  'bpmn:Collaboration#correlationKeys': { instead: 'correlate with zeebe:subscription on the message' },
  'bpmn:ConversationNode#correlationKeys': { instead: 'correlate with zeebe:subscription on the message' },
  'bpmn:Extension#mustUnderstand': { only: [false], instead: 'remove the extension or its mustUnderstand' },
  'bpmn:DataAssociation#transformation': { instead: 'map data with zeebe:ioMapping' },
};

/** Extension elements of `zeebe:` that change execution and are not executed. */
export const refusedExtensions: Readonly<Record<string, string>> = {
  'zeebe:ExecutionListeners': 'use a service task before or after the element',
  'zeebe:TaskListeners': 'use a service task before or after the user task',
  'zeebe:LinkedResources': 'give the service what it needs by input mappings',
  'zeebe:AgentDefinition': 'use a service task with a task type',
  'zeebe:ConditionalFilter': 'a condition is asked whenever a variable that it reads changes',
};

/** Extension elements that describe only, wherever they stand. */
export const descriptiveExtensions: ReadonlySet<string> = new Set([
  'zeebe:Properties',
  'zeebe:UserTask',
  'zeebe:UserTaskForm',
  'zeebe:JobPriorityDefinition',
  'millrace:Label',
  'millrace:Pilot',
]);

/** Vendors whose attributes and elements mean execution elsewhere; their models are converted on import. */
export const foreignNamespaces: readonly string[] = [
  'http://camunda.org/schema/1.0/bpmn',
  'http://activiti.com/modeler',
  'http://activiti.org/bpmn',
  'http://flowable.org/bpmn',
  'http://operaton.org/schema/1.0/bpmn',
];
