import type { CompiledElement, CompiledProcess, SearchableVariable } from '../model/process.ts';
import { canonicalHash } from './canonical-hash.ts';
import { connect, eventSubProcessesIn } from './connect.ts';
import type { Draft } from './container.ts';
import { RESERVED, readContainer } from './container.ts';
import type { CompileContext } from './context.ts';
import { dataObjectsOf } from './data-objects.ts';
import { ladderOf } from './elements/ladder.ts';
import { isVariablePath } from './elements/shared.ts';
import { readLanes } from './lanes.ts';
import type { ModdleElement } from './moddle.ts';
import { allOf, extensionOf, idOf, textOf } from './moddle.ts';
import { waysIn } from './starts.ts';

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
  connect(context, draft, process);
  const data = dataObjectsOf(context, process);
  const eventSubProcesses = eventSubProcessesIn(draft, undefined);
  const ladder = ladderOf(context, process);
  const businessKey = textOf(process, 'millrace:businessKey');
  const versionTag = textOf(extensionOf(process, 'zeebe:VersionTag'), 'value');
  const body: Omit<CompiledProcess, 'hash'> = {
    formatVersion: 1,
    key,
    elements: draft.elements,
    flows: draft.flows,
    starts: waysIn(draft),
    ...(eventSubProcesses.length > 0 ? { eventSubProcesses } : {}),
    ...(data.length > 0 ? { data } : {}),
    searchable: searchableOf(context, process),
    ...(businessKey === undefined ? {} : { businessKey }),
    ...(versionTag === undefined ? {} : { versionTag }),
    calls: idsOf(draft, 'callActivity'),
    decisions: idsOf(draft, 'businessRuleTask'),
    calendars: calendarsOf(draft, ladder?.calendar),
    ...(ladder ? { ladder } : {}),
  };
  return { ...body, hash: canonicalHash(body) };
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
