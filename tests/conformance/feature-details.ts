import type {
  ActivityElement,
  CallActivity,
  CompiledElement,
  CompiledProcess,
  EventDefinition,
  UserTask,
} from '../../engine/model/process.ts';
import type { Feature } from './features.ts';

/** Attributes and extensions that change what an element does; without them it does something else. */

function activity(
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

type Of<Type extends EventDefinition['type']> = Extract<EventDefinition, { type: Type }>;

function definition<Type extends EventDefinition['type']>(
  type: Type,
  position: string,
  shows: (definition: Of<Type>) => boolean,
  without: (definition: Of<Type>) => void,
): Feature {
  const those = (one: CompiledElement): Of<Type>[] =>
    'definitions' in one
      ? one.definitions.filter((each): each is Of<Type> => each.type === type).filter((each) => shows(each))
      : [];
  return {
    element: `${type} event`,
    position,
    shows: (one) => those(one).length > 0,
    without: (one) => those(one).forEach(without),
  };
}

const userTask = (position: string, key: 'ladder' | 'fourEyes' | 'outcomes'): Feature =>
  activity(
    'UserTask',
    position,
    (one) => one.kind === 'userTask' && one[key] !== undefined,
    (one) => delete (one as UserTask)[key],
  );

/** The same with the feature of a call activity turned off. */
function call(
  position: string,
  shows: (call: CallActivity) => boolean,
  without: (call: CallActivity) => void,
): Feature {
  return activity(
    'CallActivity',
    position,
    (one) => one.kind === 'callActivity' && shows(one),
    (one) => without(one as CallActivity),
  );
}

function isNested(one: CompiledElement, { elements }: CompiledProcess): boolean {
  const isRepeated = (element: CompiledElement): boolean =>
    'multiInstance' in element && Boolean(element.multiInstance);
  if (!isRepeated(one)) return false;
  for (let { scope } = one; scope !== undefined; scope = elements[scope]!.scope) {
    if (isRepeated(elements[scope]!)) return true;
  }
  return false;
}

export const details: readonly Feature[] = [
  activity(
    'Activity',
    'input mappings',
    ({ inputs }) => inputs.length > 0,
    (one) => void (one.inputs = []),
  ),
  activity(
    'Activity',
    'output mappings',
    ({ outputs }) => outputs.length > 0,
    (one) => void (one.outputs = []),
  ),
  userTask('outcomes', 'outcomes'),
  userTask('four eyes', 'fourEyes'),
  userTask('ladder of reminders', 'ladder'),
  call(
    'only mapped variables come back',
    ({ propagateAllChildVariables }) => !propagateAllChildVariables,
    (one) => void (one.propagateAllChildVariables = true),
  ),
  call(
    'only mapped variables are passed on',
    ({ propagateAllParentVariables }) => !propagateAllParentVariables,
    (one) => void (one.propagateAllParentVariables = true),
  ),
  call(
    'business key of its own',
    ({ businessKey }) => businessKey !== undefined,
    (one) => delete one.businessKey,
  ),
  activity(
    'Multi-instance',
    'boundary event on the whole',
    ({ multiInstance, boundaries }) => multiInstance !== undefined && boundaries.length > 0,
    (one) => void (one.boundaries = []),
  ),
  {
    element: 'Multi-instance',
    position: 'nested',
    shows: isNested,
    without: (one) => delete (one as ActivityElement).multiInstance,
  },
  definition(
    'message',
    'with correlation key',
    (message) => message.catch?.correlationKey !== undefined,
    (message) => delete message.catch!.correlationKey,
  ),
  definition(
    'timer',
    'in working time',
    ({ calendar }) => calendar !== undefined,
    (timer) => delete timer.calendar,
  ),
  definition(
    'error',
    'by code',
    ({ code }) => code !== undefined,
    (error) => void (error.code = 'another'),
  ),
  definition(
    'error',
    'of any code',
    ({ code }) => code === undefined,
    (error) => void (error.code = 'another'),
  ),
  definition(
    'error',
    'code as a variable',
    ({ codeVariable }) => codeVariable !== undefined,
    (error) => delete error.codeVariable,
  ),
  definition(
    'escalation',
    'by code',
    ({ code }) => code !== undefined,
    (escalation) => void (escalation.code = 'another'),
  ),
  definition(
    'escalation',
    'of any code',
    ({ code }) => code === undefined,
    (escalation) => void (escalation.code = 'another'),
  ),
  definition(
    'compensation',
    'of one activity',
    ({ activity: one }) => one !== undefined,
    (compensation) => delete compensation.activity,
  ),
  definition(
    'compensation',
    'not waiting',
    ({ waitForCompletion }) => !waitForCompletion,
    (compensation) => void (compensation.waitForCompletion = true),
  ),
];
