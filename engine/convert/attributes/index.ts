import type { XmlElement } from '../../xml/tree.ts';
import type { Converter, Foreign } from '../converter.ts';

type Attribute = (converter: Converter, found: Foreign) => void;

/** Says nothing to an engine that keeps everything durable, or to anybody who runs a process. */
const nothing =
  (why: string): Attribute =>
  (_converter, found) =>
    found.mapped(`means nothing here: ${why}`);
const missing =
  (what: string): Attribute =>
  (_converter, found) =>
    found.degraded(what);
const refuse =
  (instead: string): Attribute =>
  (_converter, found) =>
    found.refused(`is not executed: ${instead}`);

/** An attribute of one of our extension elements. */
function into(
  extension: `${'zeebe' | 'millrace'}:${string}`,
  attribute: string,
  value: (found: Foreign) => string | null = (found) => found.expression(),
): Attribute {
  return ({ drawing }, found) => {
    const expression = value(found);
    if (expression === null) return;
    const isNew = drawing.set(found.element, extension, { [attribute]: expression });
    found.mapped(isNew ? `is ${attribute} of ${extension}` : `${extension} says its own ${attribute}, which stays`);
  };
}

/** An attribute `millrace:…` of the BPMN element itself. */
function own(attribute: string): Attribute {
  return ({ drawing }, found) => {
    drawing.setOwn(found.element, attribute, found.value);
    found.mapped(`is millrace:${attribute}`);
  };
}

/** `a, ${b}`: people or groups; an expression may give one or a list. */
function names(found: Foreign): string | null {
  const parts = found.value.split(/,(?![^{]*\})/).map((part) => part.trim());
  if (parts.length === 1 || !/[$#]\{/.test(found.value)) return found.expression();
  const expressions = parts.map((part) => found.part(part));
  if (expressions.includes(null)) return null;
  return `=flatten([${expressions.join(', ')}])`;
}

const durable = nothing('every wait is durable, every step is stored');

/** Every attribute of Camunda 7, Flowable and Activiti that is known here; what belongs together is in `groups/`. */
const attributes: Readonly<Record<string, Attribute>> = {
  assignee: into('zeebe:assignmentDefinition', 'assignee'),
  candidateUsers: into('zeebe:assignmentDefinition', 'candidateUsers', names),
  candidateGroups: into('zeebe:assignmentDefinition', 'candidateGroups', names),
  dueDate: into('zeebe:taskSchedule', 'dueDate'),
  followUpDate: into('zeebe:taskSchedule', 'followUpDate'),
  priority: into('zeebe:priorityDefinition', 'priority'),
  formKey: (converter, found) => formKey(converter, found),
  formRef: into('zeebe:formDefinition', 'formId'),
  formRefBinding: (_converter, found) => {
    if (found.value === 'latest') found.mapped('a form is always the latest');
    else found.degraded(`a form is always the latest, not "${found.value}"`);
  },
  formRefVersion: missing('a form is always the latest version'),
  formHandlerClass: refuse('forms are drawn, not programmed'),
  formFieldValidation: nothing('what a form sends is always checked'),
  sameDeployment: nothing('a form is always the latest'),
  versionTag: ({ drawing }, found) => {
    drawing.set(found.element, 'zeebe:versionTag', { value: found.value });
    found.mapped('is value of zeebe:versionTag');
  },
  errorCodeVariable: own('codeVariable'),
  errorMessageVariable: own('messageVariable'),
  escalationCodeVariable: own('codeVariable'),
  resultVariable: own('resultVariable'),
  variableName: missing('a condition is asked whenever a variable that it reads changes'),
  variableEvents: missing('a condition is asked whenever a variable that it reads changes, however it changes'),
  async: durable,
  asyncBefore: durable,
  asyncAfter: durable,
  exclusive: durable,
  asyncLeave: durable,
  asyncLeaveExclusive: durable,
  jobPriority: missing('work is not queued by priority'),
  taskPriority: missing('work is not queued by priority'),
  historyTimeToLive: nothing('how long history is kept is a setting of the process'),
  isStartableInTasklist: nothing('who may start a process is a permission'),
  candidateStarterUsers: missing('who may start a process is a permission: grant "start" to these people'),
  candidateStarterGroups: missing('who may start a process is a permission: grant "start" to these roles'),
  diagramRelationId: nothing('it is for the modeler'),
  modelerTemplate: nothing('it is for the modeler'),
  modelerTemplateVersion: nothing('it is for the modeler'),
  modelerTemplateIcon: nothing('it is for the modeler'),
  category: nothing('it describes'),
  isEagerExecutionFetching: nothing('it is about the other engine\u2019s database'),
  initiator: refuse('no variable gets who started it; `startedBy` of the instance knows, forms can ask'),
  skipExpression: refuse('draw a gateway around the activity'),
  resource: refuse('write the script into the diagram'),
  businessCalendarName: refuse('name a working calendar: millrace:calendar'),
  triggerable: refuse('draw a receive task behind the service task'),
  taskCompleterVariableName: refuse('the history knows who completed a task'),
  taskIdVariableName: refuse('no variable gets the id of a task'),
  parallelInSameTransaction: nothing('every step is stored by itself'),
  autoStoreVariables: refuse('return what is to be stored'),
  calledElementTenantId: refuse('there are no tenants'),
  decisionRefTenantId: refuse('there are no tenants'),
  caseRef: refuse('cases are not executed: call a process'),
  variableMappingClass: refuse('map variables in the diagram'),
  variableMappingDelegateExpression: refuse('map variables in the diagram'),
};

function formKey({ drawing }: Converter, found: Foreign): void {
  if (/[$#]\{/.test(found.value)) {
    found.refused('a task has one form: draw a task for each, or one form that shows what is needed');
    return;
  }
  const key = keyOf(found.value.replace(/^.*[:/]/, '').replace(/\.[a-z]+$/i, ''));
  drawing.set(found.element, 'zeebe:formDefinition', { formKey: key });
  if (key === found.value) found.mapped('is formKey of zeebe:formDefinition');
  else found.degraded(`the form ${found.value} is not converted: draw it anew as ${key}`);
}

/** Keys of forms are small letters, digits and hyphens. */
export function keyOf(text: string): string {
  const key = text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return key === '' ? 'form' : key;
}

/** Converts what the groups have left at an element. */
export function convertAttributes(converter: Converter, element: XmlElement): void {
  for (const found of converter.foreignAttributes(element)) {
    const local = found.name.replace(/^[^:]*:/, '');
    const convert = Object.hasOwn(attributes, local) ? attributes[local] : undefined;
    if (convert) convert(converter, found);
    else found.refused('is not known');
  }
}
