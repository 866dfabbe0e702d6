import type { CompileContext } from './context.ts';
import type { ModdleElement, ModdleProperty } from './moddle.ts';
import { bodyOf, extensionsOf, foreignLanguageOf, is } from './moddle.ts';
import { placements } from './placements.ts';
import {
  descriptiveExtensions,
  foreignNamespaces,
  refusedAttributes,
  refusedExtensions,
  refusedTypes,
} from './vocabulary.ts';

/** Prefixes that the file binds to namespaces of other vendors' engines. */
export type ForeignPrefixes = ReadonlyMap<string, string>;

export function foreignPrefixes(definitions: ModdleElement): ForeignPrefixes {
  const prefixes = new Map<string, string>();
  for (const [name, uri] of Object.entries(definitions.$attrs)) {
    if (name.startsWith('xmlns:') && typeof uri === 'string' && foreignNamespaces.includes(uri)) {
      prefixes.set(name.slice('xmlns:'.length), uri);
    }
  }
  return prefixes;
}

/** Refuses everything in an element and below it that execution would depend on and that is not executed. */
export function checkVocabulary(context: CompileContext, element: ModdleElement, foreign: ForeignPrefixes): void {
  const instead = Object.hasOwn(refusedTypes, element.$type) ? refusedTypes[element.$type] : undefined;
  if (instead !== undefined) {
    const message = `${nameOf(element.$type)} is not executed: ${instead}`;
    context.error('not-executed', element, message, { type: element.$type });
    return;
  }
  checkForeignAttributes(context, element, foreign);
  checkLanguage(context, element);
  for (const extension of extensionsOf(element)) checkExtension(context, element, extension, foreign);
  for (const property of element.$descriptor.properties ?? []) checkProperty(context, element, property, foreign);
}

/** A literal reads the same in every language; an expression does not. */
function checkLanguage(context: CompileContext, element: ModdleElement): void {
  const language = foreignLanguageOf(element);
  if (element.$type !== 'bpmn:FormalExpression' || language === undefined || !bodyOf(element)?.startsWith('=')) return;
  context.error('condition-language', element, `expressions in ${language} are not executed: use FEEL`, { language });
}

function nameOf(type: string): string {
  return type.replace(/^bpmn:/, '');
}

function checkProperty(
  context: CompileContext,
  element: ModdleElement,
  property: ModdleProperty,
  foreign: ForeignPrefixes,
): void {
  if (property.isVirtual || property.name === 'extensionElements' || !Object.hasOwn(element, property.name)) {
    if (!isSet(element, property)) return;
  }
  const value = element.get?.(property.name);
  const local = property.name.replace(/^[^:]*:/, '');
  const key = `${property.definedBy?.name ?? ''}#${local}`;
  const rule = Object.hasOwn(refusedAttributes, key) ? refusedAttributes[key]! : undefined;
  if (rule && isUsed(value) && !rule.only?.includes(value)) {
    const message = `${nameOf(element.$type)} ${local} is not executed: ${rule.instead}`;
    context.error('not-executed', element, message, { type: element.$type, attribute: local });
  }
  if (property.isReference || property.name === 'extensionElements') return;
  for (const child of Array.isArray(value) ? value : [value]) {
    if (typeof child === 'object' && child !== null && '$type' in child && '$descriptor' in child) {
      checkVocabulary(context, child as ModdleElement, foreign);
    }
  }
}

/** Moddle keeps what was set under the property's local name. */
function isSet(element: ModdleElement, property: ModdleProperty): boolean {
  return !property.isVirtual && Object.hasOwn(element, property.name.replace(/^[^:]*:/, ''));
}

function isUsed(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function checkExtension(
  context: CompileContext,
  host: ModdleElement,
  extension: ModdleElement,
  foreign: ForeignPrefixes,
): void {
  const type = extension.$type;
  const prefix = type.split(':', 1)[0]!;
  if (foreign.has(prefix)) {
    const message = `${type} belongs to another engine: convert the model with millrace import`;
    context.error('foreign-extension', host, message, { name: type });
    return;
  }
  if ((prefix !== 'zeebe' && prefix !== 'millrace') || descriptiveExtensions.has(type)) return;
  const instead = Object.hasOwn(refusedExtensions, type) ? refusedExtensions[type]! : undefined;
  if (instead !== undefined) {
    context.error('not-executed', host, `${type} is not executed: ${instead}`, { type });
    return;
  }
  const hosts = Object.hasOwn(placements, type) ? placements[type]! : [];
  if (!hosts.some((allowed) => is(host, allowed))) {
    context.error('misplaced-extension', host, `${type} has no effect on ${nameOf(host.$type)}`, { type });
  }
}

function checkForeignAttributes(context: CompileContext, element: ModdleElement, foreign: ForeignPrefixes): void {
  for (const name of Object.keys(element.$attrs)) {
    const [prefix, local] = name.split(':');
    if (local === undefined || !foreign.has(prefix!)) continue;
    const message = `${name} belongs to another engine: convert the model with millrace import`;
    context.error('foreign-extension', element, message, { name });
  }
}
