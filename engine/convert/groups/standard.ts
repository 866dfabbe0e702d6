import type { XmlElement } from '../../xml/tree.ts';
import { attribute, elementsOf, localName, textOf } from '../../xml/tree.ts';
import type { Converter } from '../converter.ts';
import { cutOut, isBpmn } from '../drawing.ts';
import { hasJuel } from '../juel/index.ts';
import type { Use } from '../juel/to-feel.ts';
import { replaceText } from './script.ts';

/** Elements of BPMN whose text is an expression, and what it is for. */
const EXPRESSIONS: Readonly<Record<string, Use>> = {
  conditionExpression: 'condition',
  completionCondition: 'condition',
  loopCondition: 'condition',
  condition: 'condition',
  loopCardinality: 'value',
  timeDate: 'value',
  timeDuration: 'value',
  timeCycle: 'value',
};

/** Expressions that stand where BPMN has them. */
export function convertExpression(converter: Converter, element: XmlElement): void {
  const name = localName(element);
  const use = Object.hasOwn(EXPRESSIONS, name) ? EXPRESSIONS[name] : undefined;
  if (use === undefined) return;
  const language = attribute(element, 'language');
  const text = textOf(element);
  if (!hasJuel(text) || (language !== undefined && /feel|script|groovy|python|xpath|java$/i.test(language))) return;
  const expression = converter.expression(element, name, text, use);
  if (expression === null) return;
  replaceText(element, expression);
  element.attributes.delete('language');
  converter.note('mapped', element, name, 'is FEEL');
}

/** Names of messages and signals may contain expressions. */
export function convertName(converter: Converter, element: XmlElement): void {
  const name = attribute(element, 'name');
  if (name === undefined || !hasJuel(name)) return;
  const expression = converter.expression(element, 'name', name);
  if (expression === null) return;
  element.attributes.set('name', expression);
  converter.note('mapped', element, 'name', 'is FEEL');
}

/** `humanPerformer` and `potentialOwner`: `accounting, user(kermit), group(management)`. */
export function convertPerformer(converter: Converter, element: XmlElement): void {
  const task = element.parent;
  const assignment = elementsOf(element).find((child) => isBpmn(child, 'resourceAssignmentExpression'));
  const formal = assignment && elementsOf(assignment)[0];
  if (!task || !isBpmn(task, 'userTask')) return;
  if (!formal) {
    cutOut(element);
    const message = 'names a resource only, which the other engine does not execute either: assign the task';
    converter.note('degraded', task, localName(element), message);
    return;
  }
  const isAssignee = isBpmn(element, 'humanPerformer');
  const text = textOf(formal).trim();
  if (isAssignee) {
    const assignee = converter.expression(task, 'humanPerformer', text);
    if (assignee === null) return;
    converter.drawing.set(task, 'zeebe:assignmentDefinition', { assignee });
  } else if (hasJuel(text)) {
    converter.note('refused', task, 'potentialOwner', `${text}: name users or groups`);
    return;
  } else {
    const parts = text.split(',').map((part) => part.trim());
    const users = parts.flatMap((part) => /^user\((.*)\)$/.exec(part)?.[1]?.trim() ?? []);
    const groups = parts
      .filter((part) => !part.startsWith('user('))
      .map((part) => part.replace(/^group\((.*)\)$/, '$1'));
    if (users.length > 0) {
      converter.drawing.set(task, 'zeebe:assignmentDefinition', { candidateUsers: users.join(', ') });
    }
    if (groups.length > 0) {
      converter.drawing.set(task, 'zeebe:assignmentDefinition', { candidateGroups: groups.join(', ') });
    }
  }
  cutOut(element);
  converter.note('mapped', task, localName(element), 'is in zeebe:assignmentDefinition');
}
