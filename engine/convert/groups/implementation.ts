import type { XmlElement } from '../../xml/tree.ts';
import { localName } from '../../xml/tree.ts';
import type { Converter, Foreign } from '../converter.ts';
import { shown } from '../converter.ts';
import { isBpmn } from '../drawing.ts';
import { assignmentOf, beanCallOf, convertJuel } from '../juel/index.ts';
import { quoted } from '../juel/to-feel.ts';

/**
 * How a task or throwing message event is carried out: a topic becomes the type of a service; code becomes a service that
 * has to be written; an expression that means the same in FEEL becomes a script task.
 */
export function convertImplementation(converter: Converter, element: XmlElement): void {
  const host = localName(element) === 'messageEventDefinition' && element.parent ? element.parent : element;
  const type = converter.foreign(element, 'type');
  const topic = converter.foreign(element, 'topic');
  if (type && ['external', 'external-worker'].includes(type.value)) byTopic(converter, host, type, topic);
  else if (type) type.refused(`tasks of type "${type.value}" are not executed: use a service of the catalogue`);
  const byClass = converter.foreign(element, 'class');
  if (byClass) byCode(converter, host, byClass, byClass.value);
  const delegate = converter.foreign(element, 'delegateExpression');
  if (delegate) byCode(converter, host, delegate, delegate.value.trim().replace(/^[$#]\{\s*([\w.]+)\s*\}$/, '$1'));
  const expression = converter.foreign(element, 'expression');
  if (expression) byExpression(converter, element, host, expression);
}

function byTopic({ drawing }: Converter, host: XmlElement, type: Foreign, topic: Foreign | null): void {
  const name = topic?.expression() ?? null;
  if (name === null) {
    if (!topic) type.refused('names no topic');
    return;
  }
  const isNew = drawing.set(host, 'zeebe:taskDefinition', { type: name });
  type.mapped('workers take it as a service');
  topic!.mapped(isNew ? 'is type of zeebe:taskDefinition' : 'zeebe:taskDefinition says its own type, which stays');
}

/** Names of services, as far as code has such. */
const SERVICE = /^[A-Za-z_][\w.$-]*$/;

function byCode({ drawing }: Converter, host: XmlElement, found: Foreign, name: string): void {
  if (!SERVICE.test(name)) {
    found.refused(`${shown(found.value)} names no class or bean: use a service of the catalogue`);
    return;
  }
  drawing.set(host, 'zeebe:taskDefinition', { type: name });
  found.degraded(`code of the other engine: it waits for a service ${name}, which has to be written`);
}

function becomeScript({ drawing }: Converter, task: XmlElement, expression: string, resultVariable: string): void {
  task.name = task.name.replace('serviceTask', 'scriptTask');
  drawing.set(task, 'zeebe:script', { expression, resultVariable });
}

function byExpression(converter: Converter, element: XmlElement, host: XmlElement, found: Foreign): void {
  const { drawing } = converter;
  const result = converter.foreign(element, 'resultVariable') ?? converter.foreign(element, 'resultVariableName');
  const feel = convertJuel(found.value);
  const assignment = assignmentOf(found.value);
  if (assignment && isBpmn(element, 'serviceTask')) {
    becomeScript(converter, element, `=${assignment.value}`, assignment.variable);
    found.mapped('is expression of zeebe:script; the service task has become a script task');
    return;
  }
  if ('expression' in feel && isBpmn(element, 'serviceTask')) {
    const expression = feel.expression.startsWith('=') ? feel.expression : `=${quoted(feel.expression)}`;
    becomeScript(converter, element, expression, result?.value ?? 'result');
    if (result) found.mapped('is expression of zeebe:script; the service task has become a script task');
    else found.degraded('it has become a script task, whose value is the variable result');
    result?.mapped('is resultVariable of zeebe:script');
    return;
  }
  const call = beanCallOf(found.value);
  if (!call) {
    found.refused(`${shown(found.value)}: ${'refused' in feel ? feel.refused : 'an event has no result'}`);
    return;
  }
  drawing.set(host, 'zeebe:taskDefinition', { type: call.name });
  call.args.forEach((arg, index) => drawing.map(host, 'input', `=${arg}`, `arg${index + 1}`));
  if (result) {
    drawing.map(host, 'output', '=result', result.value);
    result.degraded(`the service ${call.name} has to give it as result`);
  }
  found.degraded(
    `code of the other engine: it waits for a service ${call.name}${call.args.length > 0 ? ' with its arguments as arg1, arg2, …' : ''}, which has to be written`,
  );
}
