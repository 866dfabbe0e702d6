import type { ActivityBase, Binding, ElementBase, Mapping, MessageCatch, MessageThrow } from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { allOf, extensionOf, flagOf, idOf, oneOf, textOf } from '../moddle.ts';
import { multiInstanceOf, standardLoopOf } from './multi-instance.ts';

/** What an activity of any kind has. Boundary events are attached when all elements are known. */
export function activityBase(context: CompileContext, element: ModdleElement, base: ElementBase): ActivityBase {
  const defaultFlow = idOf(oneOf(element, 'default'));
  const multiInstance = multiInstanceOf(context, element);
  const loop = standardLoopOf(context, element);
  return {
    ...base,
    boundaries: [],
    ...mappingsOf(context, element),
    ...(defaultFlow === undefined ? {} : { default: defaultFlow }),
    ...(multiInstance ? { multiInstance } : {}),
    ...(loop ? { loop } : {}),
    ...(flagOf(element, 'isForCompensation') ? { isForCompensation: true } : {}),
  };
}

export function mappingsOf(context: CompileContext, element: ModdleElement): { inputs: Mapping[]; outputs: Mapping[] } {
  const mapping = extensionOf(element, 'zeebe:IoMapping');
  const read = (name: string): Mapping[] =>
    allOf(mapping, name).flatMap((parameter) => mappingOf(context, element, parameter));
  return { inputs: read('inputParameters'), outputs: read('outputParameters') };
}

const PATH = /^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u;

function mappingOf(context: CompileContext, element: ModdleElement, parameter: ModdleElement): Mapping[] {
  const source = textOf(parameter, 'source');
  const target = textOf(parameter, 'target')?.trim();
  if (target === undefined || !isVariablePath(target)) {
    const shown = target ?? '';
    context.error('mapping-target', element, `"${shown}" is no variable name for a mapping`, { target: shown });
    return [];
  }
  if (source === undefined) {
    context.error('mapping-source', element, `the mapping to ${target} has no source`, { target });
    return [];
  }
  return [{ source, target }];
}

/** A variable name, or a dotted path into a variable. */
export function isVariablePath(path: string): boolean {
  return PATH.test(path) && !path.split('.').includes('__proto__');
}

/** Variable that a result is written to; reports a name that cannot be one. */
export function resultVariableOf(
  context: CompileContext,
  element: ModdleElement,
  holder: ModdleElement | undefined,
  property = 'resultVariable',
): string | undefined {
  const name = textOf(holder, property)?.trim();
  if (name === undefined || (isVariablePath(name) && !name.includes('.'))) return name;
  context.error('variable-name', element, `"${name}" is no variable name`, { name });
  return undefined;
}

/** Name and correlation key of the message that an event or task refers to. */
export function messageOf(context: CompileContext, element: ModdleElement, holder: ModdleElement): MessageCatch | null {
  const message = oneOf(holder, 'messageRef');
  const name = textOf(message, 'name');
  if (name === undefined) {
    context.error('message-name', element, 'the message has no name: refer to a message that has one');
    return null;
  }
  const correlationKey = textOf(extensionOf(message, 'zeebe:Subscription'), 'correlationKey');
  return correlationKey === undefined ? { name } : { name, correlationKey };
}

/** The message that an event or task throws. */
export function thrownMessageOf(
  context: CompileContext,
  element: ModdleElement,
  holder: ModdleElement,
): MessageThrow | null {
  const message = messageOf(context, element, holder);
  if (!message) return null;
  const publish = extensionOf(element, 'millrace:Publish');
  const correlationKey = textOf(publish, 'correlationKey') ?? message.correlationKey;
  const timeToLive = textOf(publish, 'timeToLive');
  const messageId = textOf(publish, 'messageId');
  return {
    name: message.name,
    ...(correlationKey === undefined ? {} : { correlationKey }),
    ...(timeToLive === undefined ? {} : { timeToLive }),
    ...(messageId === undefined ? {} : { messageId }),
  };
}

export interface ServiceDefinition {
  taskType: string;
  headers: Record<string, string>;
  retries?: string;
}

/** The catalogue service that `zeebe:taskDefinition` names. */
export function serviceOf(element: ModdleElement): ServiceDefinition | null {
  const definition = extensionOf(element, 'zeebe:TaskDefinition');
  const taskType = textOf(definition, 'type');
  if (taskType === undefined) return null;
  const retries = textOf(definition, 'retries');
  return { taskType, headers: headersOf(element), ...(retries === undefined ? {} : { retries }) };
}

function headersOf(element: ModdleElement): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const header of allOf(extensionOf(element, 'zeebe:TaskHeaders'), 'values')) {
    const key = textOf(header, 'key');
    if (key !== undefined && key !== '__proto__') headers[key] = textOf(header, 'value') ?? '';
  }
  return headers;
}

/** Which version of a called process or decision is meant. */
export function bindingOf(
  context: CompileContext,
  element: ModdleElement,
  holder: ModdleElement | undefined,
): { binding: Binding; versionTag?: string } {
  const type = textOf(holder, 'bindingType') ?? 'latest';
  const versionTag = textOf(holder, 'versionTag');
  if (type !== 'latest' && type !== 'deployment' && type !== 'versionTag') {
    context.error('binding', element, `binding ${type} is not known: use latest, deployment or versionTag`, { type });
    return { binding: 'latest' };
  }
  if (type === 'versionTag' && versionTag === undefined) {
    context.error('binding', element, 'binding versionTag needs a version tag');
  }
  return { binding: type, ...(versionTag === undefined ? {} : { versionTag }) };
}

/** Parts of a comma-separated attribute. */
export function listOf(element: ModdleElement | undefined, name: string): string[] {
  return (textOf(element, name) ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
