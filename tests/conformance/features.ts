import type {
  ActivityElement,
  CompiledElement,
  CompiledProcess,
  EventDefinition,
  EventElement,
  SubProcess,
} from '../../engine/model/process.ts';
import { details } from './feature-details.ts';
import type { Position } from './positions.ts';

/** Something that the engine executes: where it stands in a process, and the same process with a pass-through for it. */
export interface Feature {
  element: string;
  position: string;
  /** Whether the element has it. */
  shows(element: CompiledElement, process: CompiledProcess): boolean;
  /** Takes it away; absent for what passes through by definition. */
  without?(element: CompiledElement, process: CompiledProcess): void;
}

/** Turns any element into an undefined task, which only passes through. */
function passThrough(element: CompiledElement): void {
  const plain = { boundaries: [], inputs: [], outputs: [], ...element, kind: 'task' };
  Object.assign(element, plain);
}

function kind(type: string, name: CompiledElement['kind'], position = ''): Feature {
  return { element: type, position, shows: (element) => element.kind === name, without: passThrough };
}

function script(position: string, language: 'feel' | 'javascript'): Feature {
  return {
    element: 'ScriptTask',
    position,
    shows: (element) => element.kind === 'scriptTask' && element.language === language,
    without: passThrough,
  };
}

const activities: readonly Feature[] = [
  { element: 'Task', position: '', shows: ({ kind: name }) => name === 'task' },
  { element: 'ManualTask', position: '', shows: ({ kind: name }) => name === 'manualTask' },
  {
    element: 'ManualTask',
    position: 'with an instruction',
    shows: (element) => element.kind === 'manualTask' && element.instruction !== undefined,
    without: passThrough,
  },
  kind('UserTask', 'userTask'),
  kind('ServiceTask', 'serviceTask'),
  kind('SendTask', 'sendTask'),
  kind('ReceiveTask', 'receiveTask'),
  {
    element: 'ReceiveTask',
    position: 'instantiating',
    shows: (element) => element.kind === 'receiveTask' && element.instantiate === true,
    without: (element, process) => dropStart(element, process),
  },
  kind('BusinessRuleTask', 'businessRuleTask', 'by decision'),
  script('FEEL', 'feel'),
  script('JavaScript', 'javascript'),
  kind('CallActivity', 'callActivity'),
  kind('SubProcess', 'subProcess'),
  kind('SubProcess', 'eventSubProcess', 'begun by an event'),
  kind('Transaction', 'transaction'),
  adHoc('chosen by people', ({ activeElements }) => activeElements === undefined),
  adHoc('chosen by an expression', ({ activeElements }) => activeElements !== undefined),
  {
    ...adHoc('sequential', ({ sequential }) => sequential),
    without: (element) => void ((element as SubProcess).adHoc!.sequential = false),
  },
  {
    ...adHoc('completion condition', ({ completionCondition }) => completionCondition !== undefined),
    without: (element) => void delete (element as SubProcess).adHoc!.completionCondition,
  },
  {
    ...adHoc('remaining instances awaited', ({ cancelRemainingInstances }) => !cancelRemainingInstances),
    without: (element) => void ((element as SubProcess).adHoc!.cancelRemainingInstances = true),
  },
];

function adHoc(position: string, test: (adHoc: NonNullable<SubProcess['adHoc']>) => boolean): Feature {
  return {
    element: 'AdHocSubProcess',
    position,
    shows: (element) => 'starts' in element && element.adHoc !== undefined && test(element.adHoc),
    without: passThrough,
  };
}

function dropStart(element: CompiledElement, process: CompiledProcess): void {
  process.starts = process.starts.filter((id) => id !== element.id);
}

const gateways: readonly Feature[] = [
  kind('ExclusiveGateway', 'exclusiveGateway'),
  kind('ParallelGateway', 'parallelGateway'),
  kind('InclusiveGateway', 'inclusiveGateway'),
  {
    ...kind('InclusiveGateway', 'inclusiveGateway', 'join'),
    shows: (element) => element.kind === 'inclusiveGateway' && element.incoming.length > 1,
  },
  kind('ComplexGateway', 'complexGateway'),
  {
    ...kind('ComplexGateway', 'complexGateway', 'join with activation condition'),
    shows: (element) => element.kind === 'complexGateway' && element.activationCondition !== undefined,
  },
  kind('EventBasedGateway', 'eventBasedGateway'),
  ...(['exclusive', 'parallel'] as const).map((mode): Feature => {
    return {
      element: 'EventBasedGateway',
      position: `instantiating, ${mode}`,
      shows: (element) => element.kind === 'eventBasedGateway' && element.instantiate === mode,
      without: (_element, process) => void (process.starts = []),
    };
  }),
];

function repeated(
  element: string,
  position: string,
  shows: (activity: ActivityElement) => boolean,
  without: (activity: ActivityElement) => void,
): Feature {
  const isActivity = (one: CompiledElement): one is ActivityElement => 'boundaries' in one;
  return {
    element,
    position,
    shows: (one) => isActivity(one) && shows(one),
    without: (one) => isActivity(one) && without(one),
  };
}

const repetition: readonly Feature[] = [
  repeated(
    'Multi-instance',
    'parallel',
    ({ multiInstance }) => multiInstance?.sequential === false,
    (activity) => delete activity.multiInstance,
  ),
  repeated(
    'Multi-instance',
    'sequential',
    ({ multiInstance }) => multiInstance?.sequential === true,
    (activity) => void (activity.multiInstance!.sequential = false),
  ),
  repeated(
    'Multi-instance',
    'by collection',
    ({ multiInstance }) => multiInstance?.collection !== undefined,
    (activity) => delete activity.multiInstance,
  ),
  repeated(
    'Multi-instance',
    'by cardinality',
    ({ multiInstance }) => multiInstance?.cardinality !== undefined,
    (activity) => delete activity.multiInstance,
  ),
  repeated(
    'Multi-instance',
    'output collection',
    ({ multiInstance }) => multiInstance?.outputCollection !== undefined,
    (activity) => delete activity.multiInstance!.outputCollection,
  ),
  repeated(
    'Multi-instance',
    'completion condition',
    ({ multiInstance }) => multiInstance?.completionCondition !== undefined,
    (activity) => delete activity.multiInstance!.completionCondition,
  ),
  repeated(
    'Standard loop',
    'condition',
    ({ loop }) => loop?.condition !== undefined,
    (activity) => delete activity.loop,
  ),
  repeated(
    'Standard loop',
    'tested before',
    ({ loop }) => loop?.testBefore === true,
    (activity) => void (activity.loop!.testBefore = false),
  ),
  repeated(
    'Standard loop',
    'maximum',
    ({ loop }) => loop?.maximum !== undefined,
    (activity) => void (activity.loop!.maximum = 1),
  ),
];

const isGateway = ({ kind: name }: CompiledElement): boolean => name.endsWith('Gateway');

const flows: readonly Feature[] = [
  {
    element: 'Sequence flow',
    position: 'several outgoing without gateway',
    shows: (element) => !isGateway(element) && element.outgoing.length > 1,
    without: (element) => void (element.outgoing = element.outgoing.slice(0, 1)),
  },
  {
    element: 'Sequence flow',
    position: 'several incoming without gateway',
    shows: (element) => !isGateway(element) && element.incoming.length > 1,
    without: (element) => void Object.assign(element, { kind: 'parallelGateway' }),
  },
  {
    element: 'Sequence flow',
    position: 'condition behind an activity',
    shows: (element, process) =>
      !isGateway(element) && element.outgoing.some((id) => process.flows[id]!.condition !== undefined),
    without: (element, process) => element.outgoing.forEach((id) => delete process.flows[id]!.condition),
  },
  ...['a gateway', 'an activity'].map((owner): Feature => {
    return {
      element: 'Sequence flow',
      position: `default of ${owner}`,
      shows: (element) =>
        'default' in element && element.default !== undefined && isGateway(element) === (owner === 'a gateway'),
      without: (element, process) => {
        if (!('default' in element) || element.default === undefined) return;
        process.flows[element.default]!.condition = 'false';
        delete element.default;
      },
    };
  }),
];

const scopes: readonly Feature[] = [
  {
    element: 'Data object',
    position: 'of a process',
    shows: (element, { data }) => element.kind === 'startEvent' && element.scope === undefined && data !== undefined,
    without: (_element, process) => delete process.data,
  },
  {
    element: 'Data object',
    position: 'of a subprocess',
    shows: (element) => 'starts' in element && element.data.length > 0,
    without: (element) => void ((element as SubProcess).data = []),
  },
  {
    element: 'Process',
    position: 'without start event',
    shows: ({ id, kind: name, incoming }, { starts }) =>
      starts.includes(id) && name !== 'startEvent' && name !== 'receiveTask' && incoming.length === 0,
    without: (element, process) => dropStart(element, process),
  },
  {
    element: 'Compensation activity',
    position: '',
    shows: (element) => 'isForCompensation' in element && element.isForCompensation === true,
    without: passThrough,
  },
];

/** All features but those of events. */
export const features: readonly Feature[] = [
  ...activities,
  ...gateways,
  ...repetition,
  ...flows,
  ...scopes,
  ...details,
];

// ---- events

const timers = ['date', 'duration', 'cycle'] as const;

/** What an event of the metamodel is called in the table, for one definition or several. */
export function eventNames(definitions: readonly EventDefinition[], waitsForAll: boolean): string[] {
  if (definitions.length === 0) return ['none event'];
  const names = definitions.flatMap((definition) => {
    if (definition.type !== 'timer') return [`${definition.type} event`];
    return ['timer event', `timer (${timers.find((part) => definition[part] !== undefined)!}) event`];
  });
  if (definitions.length === 1) return names;
  return [waitsForAll ? 'parallel multiple event' : 'multiple event'];
}

export function positionOf(element: EventElement, process: CompiledProcess): Position {
  if (element.kind === 'boundaryEvent') return `boundary, ${element.interrupting ? '' : 'non-'}interrupting`;
  const around = element.scope === undefined ? undefined : process.elements[element.scope];
  if (around?.kind === 'eventSubProcess' && element.kind === 'startEvent') {
    return `event subprocess start, ${element.interrupting ? '' : 'non-'}interrupting`;
  }
  if (element.kind === 'startEvent' && element.scope !== undefined) return 'subprocess start';
  const names = {
    startEvent: 'start',
    intermediateCatchEvent: 'intermediate catch',
    intermediateThrowEvent: 'intermediate throw',
    endEvent: 'end',
  } as const;
  return names[element.kind];
}

export function eventFeature(element: string, position: Position): Feature {
  return {
    element,
    position,
    shows: (one, process) =>
      'definitions' in one &&
      positionOf(one, process) === position &&
      eventNames(one.definitions, one.parallelMultiple === true).includes(element),
    ...(element === 'none event' ? {} : { without: (one, process) => disarm(one as EventElement, process) }),
  };
}

/** What is left of an event whose trigger nobody looks at. */
function disarm(element: EventElement, process: CompiledProcess): void {
  const around = element.scope === undefined ? undefined : process.elements[element.scope];
  if (element.parallelMultiple) {
    // Any of them instead of all.
    delete element.parallelMultiple;
  } else if (element.kind === 'boundaryEvent') {
    const host = process.elements[element.attachedTo!] as ActivityElement;
    host.boundaries = host.boundaries.filter((id) => id !== element.id);
  } else if (around?.kind === 'eventSubProcess' && element.kind === 'startEvent') {
    const scope = around.scope === undefined ? process : (process.elements[around.scope] as SubProcess);
    scope.eventSubProcesses = scope.eventSubProcesses!.filter((id) => id !== around.id);
  } else if (element.kind === 'startEvent') {
    dropStart(element, process);
  } else {
    element.definitions = [];
  }
}
