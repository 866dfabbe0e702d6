import type { ActivityElement, CompiledElement, CompiledProcess, EventElement, SubProcess } from '../model/process.ts';

/** An expression of the drawing and the element it belongs to. */
export interface PlacedExpression {
  elementId: string;
  /** What it is for, as a path in the compiled element. */
  place: string;
  source: string;
}

type Optional = string | undefined;

/** Every expression of a process, literals included. */
export function expressionsOf(process: CompiledProcess): PlacedExpression[] {
  const found: PlacedExpression[] = [];
  const add = (elementId: string, place: string, source: Optional): void => {
    if (source !== undefined) found.push({ elementId, place, source });
  };
  add(process.key, 'businessKey', process.businessKey);
  for (const { name, value } of process.data ?? []) add(process.key, `data object ${name}`, value);
  for (const flow of Object.values(process.flows)) add(flow.id, 'condition', flow.condition);
  for (const element of Object.values(process.elements)) {
    for (const [place, source] of partsOf(element)) add(element.id, place, source);
  }
  return found;
}

function partsOf(element: CompiledElement): [place: string, source: Optional][] {
  const parts: [string, Optional][] = [];
  if ('inputs' in element) {
    for (const { source, target } of element.inputs) parts.push([`input ${target}`, source]);
    for (const { source, target } of element.outputs) parts.push([`output ${target}`, source]);
  }
  if ('definitions' in element) parts.push(...definitionParts(element));
  if ('boundaries' in element) parts.push(...activityParts(element));
  if ('starts' in element) parts.push(...containerParts(element));
  if (element.kind === 'complexGateway') parts.push(['activationCondition', element.activationCondition]);
  return parts;
}

function definitionParts(element: EventElement): [string, Optional][] {
  return element.definitions.flatMap((definition): [string, Optional][] => {
    switch (definition.type) {
      case 'timer':
        return [
          ['date', definition.date],
          ['duration', definition.duration],
          ['cycle', definition.cycle],
        ];
      case 'message':
        return [
          ['message', definition.catch?.name ?? definition.throw?.name],
          ['correlationKey', definition.catch?.correlationKey ?? definition.throw?.correlationKey],
          ['timeToLive', definition.throw?.timeToLive],
          ['messageId', definition.throw?.messageId],
          ['taskType', definition.service?.taskType],
          ['retries', definition.service?.retries],
        ];
      case 'signal':
        return [['signal', definition.name]];
      case 'error':
      case 'escalation':
        return [['code', definition.code]];
      case 'conditional':
        return [['condition', definition.condition]];
      default:
        return [];
    }
  });
}

function activityParts(element: ActivityElement): [string, Optional][] {
  const loop = element.multiInstance;
  const parts: [string, Optional][] = [
    ['collection', loop?.collection],
    ['cardinality', loop?.cardinality],
    ['outputElement', loop?.outputElement],
    ['completionCondition', loop?.completionCondition],
    ['loopCondition', element.loop?.condition],
  ];
  switch (element.kind) {
    case 'userTask':
      return [
        ...parts,
        ...assignmentParts(element.assignment),
        ['due', element.due],
        ['followUp', element.followUp],
        ['priority', element.priority],
      ];
    case 'serviceTask':
      return [...parts, ['taskType', element.taskType], ['retries', element.retries]];
    case 'scriptTask':
      return element.language === 'feel' ? [...parts, ['script', `=${element.source}`]] : parts;
    case 'sendTask':
    case 'receiveTask':
      return [...parts, ['message', element.message.name], ['correlationKey', element.message.correlationKey]];
    case 'callActivity':
      return [...parts, ['processId', element.processId], ['businessKey', element.businessKey]];
    default:
      return parts;
  }
}

function containerParts({ data, adHoc }: SubProcess): [string, Optional][] {
  return [
    ...data.map(({ name, value }): [string, Optional] => [`data object ${name}`, value]),
    ['completionCondition', adHoc?.completionCondition],
    ['activeElements', adHoc?.activeElements],
  ];
}

function assignmentParts(assignment: {
  assignee?: string;
  candidateUsers?: string;
  candidateGroups?: string;
}): [string, Optional][] {
  return [
    ['assignee', assignment.assignee],
    ['candidateUsers', assignment.candidateUsers],
    ['candidateGroups', assignment.candidateGroups],
  ];
}
