import type { Assignment, ElementBase, FourEyes, Responsibility, TaskOutcome, UserTask } from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { allOf, extensionOf, idOf, oneOf, textOf } from '../moddle.ts';
import { ladderOf } from './ladder.ts';
import { localized } from './localized.ts';
import { activityBase, listOf } from './shared.ts';

export function userTask(context: CompileContext, element: ModdleElement, base: ElementBase): UserTask {
  const schedule = extensionOf(element, 'zeebe:TaskSchedule');
  const due = textOf(schedule, 'dueDate');
  const followUp = textOf(schedule, 'followUpDate');
  const priority = textOf(extensionOf(element, 'zeebe:PriorityDefinition'), 'priority');
  const record = textOf(element, 'millrace:record');
  const ladder = ladderOf(context, element);
  return {
    kind: 'userTask',
    ...activityBase(context, element, base),
    assignment: assignmentOf(context, element),
    ...formOf(context, element),
    ...(due === undefined ? {} : { due }),
    ...(followUp === undefined ? {} : { followUp }),
    ...(priority === undefined ? {} : { priority }),
    ...(record === undefined ? {} : { record }),
    ...(ladder ? { ladder } : {}),
    ...optional('fourEyes', fourEyesOf(element)),
    ...optional('responsibility', responsibilityOf(element)),
    ...optional('outcomes', outcomesOf(context, element)),
    ...optional('instruction', localized(extensionOf(element, 'millrace:Instruction'))),
  };
}

function optional<Key extends string, Value>(key: Key, value: Value | null): { [K in Key]?: Value } {
  return (value === null ? {} : { [key]: value }) as { [K in Key]?: Value };
}

export function assignmentOf(context: CompileContext, element: ModdleElement): Assignment {
  const definition = extensionOf(element, 'zeebe:AssignmentDefinition');
  const assignee = textOf(definition, 'assignee');
  const candidateUsers = textOf(definition, 'candidateUsers');
  const candidateGroups = textOf(definition, 'candidateGroups');
  const laneRole = context.roles.get(idOf(element) ?? '');
  return {
    ...(assignee === undefined ? {} : { assignee }),
    ...(candidateUsers === undefined ? {} : { candidateUsers }),
    ...(candidateGroups === undefined ? {} : { candidateGroups }),
    ...(laneRole === undefined ? {} : { laneRole }),
  };
}

/** Key of the form, however the modeler wrote it; always its latest version. */
export function formOf(context: CompileContext, element: ModdleElement): { formKey?: string } {
  const definition = extensionOf(element, 'zeebe:FormDefinition');
  const keys = ['formKey', 'formId', 'externalReference'].flatMap((name) => textOf(definition, name) ?? []);
  if (keys.length > 1) context.error('form', element, 'the form is named in two ways; leave one');
  const binding = textOf(definition, 'bindingType');
  if ((binding !== undefined && binding !== 'latest') || textOf(definition, 'versionTag') !== undefined) {
    context.error('binding', element, 'a form is always the latest: remove bindingType and versionTag', {
      type: binding ?? 'versionTag',
    });
  }
  return keys[0] === undefined ? {} : { formKey: keys[0] };
}

function fourEyesOf(element: ModdleElement): FourEyes | null {
  const extension = extensionOf(element, 'millrace:FourEyes');
  return extension ? { tasks: listOf(extension, 'tasks'), variables: listOf(extension, 'variables') } : null;
}

function responsibilityOf(element: ModdleElement): Responsibility | null {
  const extension = extensionOf(element, 'millrace:Responsibility');
  if (!extension) return null;
  const [responsible, consulted, informed] = ['responsible', 'consulted', 'informed'].map((name) =>
    listOf(extension, name),
  );
  const accountable = textOf(extension, 'accountable')?.trim();
  return {
    ...(responsible?.length ? { responsible } : {}),
    ...(accountable === undefined ? {} : { accountable }),
    ...(consulted?.length ? { consulted } : {}),
    ...(informed?.length ? { informed } : {}),
  };
}

function outcomesOf(context: CompileContext, element: ModdleElement): TaskOutcome[] | null {
  const extension = extensionOf(element, 'millrace:Outcomes');
  if (!extension) return null;
  const outcomes: TaskOutcome[] = [];
  for (const outcome of allOf(extension, 'values')) {
    const code = textOf(outcome, 'code')?.trim();
    if (code === undefined || outcomes.some((other) => other.code === code)) {
      context.error('outcome-code', element, 'every outcome needs a code of its own', { code: code ?? '' });
      continue;
    }
    const label = localized(oneOf(outcome, 'label'));
    outcomes.push(label ? { code, label } : { code });
  }
  return outcomes.length > 0 ? outcomes : null;
}
