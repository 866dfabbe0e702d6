import type {
  CompiledElement,
  CompiledFlow,
  CompiledProcess,
  ElementBase,
  SearchableVariable,
} from '../model/process.ts';
import { canonicalHash } from './canonical-hash.ts';
import type { CompileContext } from './context.ts';
import { elementCompilers } from './elements/index.ts';
import { ladderOf } from './elements/ladder.ts';
import { isVariablePath } from './elements/shared.ts';
import { readFlows } from './flows.ts';
import { readLanes } from './lanes.ts';
import type { ModdleElement } from './moddle.ts';
import { allOf, extensionOf, idOf, is, textOf } from './moddle.ts';
import { refusedTypes } from './vocabulary.ts';

/** Compiled elements and flows of a process, still being filled. */
interface Draft {
  elements: Record<string, CompiledElement>;
  flows: Record<string, CompiledFlow>;
}

const RESERVED = '__proto__';

/** Compiles one process; findings say what is wrong with it. */
export function compileProcess(context: CompileContext, process: ModdleElement): CompiledProcess | null {
  const key = idOf(process);
  if (key === undefined || key === RESERVED) {
    context.error('missing-id', process, 'the process needs an id');
    return null;
  }
  const draft: Draft = { elements: {}, flows: {} };
  readLanes(context, process);
  readContainer(context, draft, process, undefined);
  attachBoundaries(draft);
  const ladder = ladderOf(context, process);
  const businessKey = textOf(process, 'millrace:businessKey');
  const versionTag = textOf(extensionOf(process, 'zeebe:VersionTag'), 'value');
  const body: Omit<CompiledProcess, 'hash'> = {
    formatVersion: 1,
    key,
    elements: draft.elements,
    flows: draft.flows,
    starts: startsIn(draft, undefined),
    searchable: searchableOf(context, process),
    ...(businessKey === undefined ? {} : { businessKey }),
    ...(versionTag === undefined ? {} : { versionTag }),
    calls: idsOf(draft, 'callActivity'),
    decisions: [],
    calendars: calendarsOf(draft, ladder?.calendar),
    ...(ladder ? { ladder } : {}),
  };
  return { ...body, hash: canonicalHash(body) };
}

function readContainer(
  context: CompileContext,
  draft: Draft,
  container: ModdleElement,
  scope: string | undefined,
): void {
  const flows = readFlows(context, container);
  for (const flow of flows.all) draft.flows[flow.id] = flow;
  for (const element of allOf(container, 'flowElements')) {
    if (!is(element, 'bpmn:FlowNode')) continue;
    if (isRefused(element)) {
      context.incomplete = true;
      continue;
    }
    const id = idOf(element);
    if (id === undefined || id === RESERVED) {
      context.error('missing-id', element, 'every element that takes part in the flow needs an id');
      continue;
    }
    const base: ElementBase = {
      id,
      ...(scope === undefined ? {} : { scope }),
      outgoing: flows.from(id),
      incoming: flows.to(id),
    };
    const compiled = compileElement(context, element, base);
    if (compiled) draft.elements[id] = compiled;
    else context.incomplete = true;
    if (!is(element, 'bpmn:SubProcess')) continue;
    readLanes(context, element);
    readContainer(context, draft, element, id);
    if (compiled?.kind === 'subProcess') compiled.starts = startsIn(draft, id);
  }
}

/** Reported by `checkVocabulary`; nothing inside is looked at. */
function isRefused(element: ModdleElement): boolean {
  return Object.hasOwn(refusedTypes, element.$type) || element.get?.('triggeredByEvent') === true;
}

function compileElement(context: CompileContext, element: ModdleElement, base: ElementBase): CompiledElement | null {
  const compile = Object.hasOwn(elementCompilers, element.$type) ? elementCompilers[element.$type]! : null;
  if (compile) return compile(context, element, base);
  context.error('not-executed', element, `${element.$type} is not executed`, { type: element.$type });
  return null;
}

function attachBoundaries(draft: Draft): void {
  for (const element of Object.values(draft.elements)) {
    if (element.kind !== 'boundaryEvent' || element.attachedTo === undefined) continue;
    const host = Object.hasOwn(draft.elements, element.attachedTo) ? draft.elements[element.attachedTo] : undefined;
    if (host && 'boundaries' in host) host.boundaries.push(element.id);
  }
}

function startsIn(draft: Draft, scope: string | undefined): string[] {
  return Object.values(draft.elements)
    .filter((element) => element.kind === 'startEvent' && element.scope === scope)
    .map(({ id }) => id);
}

function idsOf(draft: Draft, kind: CompiledElement['kind']): string[] {
  return Object.values(draft.elements)
    .filter((element) => element.kind === kind)
    .map(({ id }) => id);
}

function calendarsOf(draft: Draft, own: string | undefined): string[] {
  const names = new Set<string>(own === undefined ? [] : [own]);
  for (const element of Object.values(draft.elements)) {
    if (element.kind === 'userTask' && element.ladder?.calendar !== undefined) names.add(element.ladder.calendar);
    if (!('definitions' in element)) continue;
    for (const definition of element.definitions) {
      if (definition.type === 'timer' && definition.calendar !== undefined) names.add(definition.calendar);
    }
  }
  return [...names].sort((a, b) => (a < b ? -1 : 1));
}

const TYPES: readonly SearchableVariable['type'][] = ['string', 'number', 'boolean', 'date'];
const MOST_SEARCHABLE = 10;

function searchableOf(context: CompileContext, process: ModdleElement): SearchableVariable[] {
  const variables: SearchableVariable[] = [];
  for (const variable of allOf(extensionOf(process, 'millrace:Searchable'), 'values')) {
    const name = textOf(variable, 'name')?.trim() ?? '';
    const type = TYPES.find((known) => known === (textOf(variable, 'type') ?? 'string'));
    if (!isVariablePath(name) || !type || variables.some((other) => other.name === name)) {
      const message = `searchable variable "${name}" needs a name of its own and a type: string, number, boolean or date`;
      context.error('searchable-variable', process, message, { name });
      continue;
    }
    variables.push({ name, type });
  }
  if (variables.length > MOST_SEARCHABLE) {
    context.error('searchable-variable', process, `at most ${MOST_SEARCHABLE} variables can be searchable`);
  }
  return variables;
}
