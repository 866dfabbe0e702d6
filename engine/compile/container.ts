import type { CompiledElement, CompiledFlow, ElementBase } from '../model/process.ts';
import type { CompileContext } from './context.ts';
import { elementCompilers } from './elements/index.ts';
import { readFlows } from './flows.ts';
import { readLanes } from './lanes.ts';
import type { ModdleElement } from './moddle.ts';
import { allOf, idOf, is } from './moddle.ts';
import { refusedTypes } from './vocabulary.ts';

/** Compiled elements and flows of a process, still being filled. */
export interface Draft {
  elements: Record<string, CompiledElement>;
  flows: Record<string, CompiledFlow>;
}

/** An id that no object can have as a plain key. */
export const RESERVED = '__proto__';

/** Compiles everything that takes part in the flow of a process or subprocess. */
export function readContainer(
  context: CompileContext,
  draft: Draft,
  container: ModdleElement,
  scope: string | undefined,
): void {
  const flows = readFlows(context, container);
  for (const flow of flows.all) draft.flows[flow.id] = flow;
  for (const element of allOf(container, 'flowElements')) {
    if (!is(element, 'bpmn:FlowNode')) continue;
    // Reported by `checkVocabulary`; nothing inside is looked at.
    if (Object.hasOwn(refusedTypes, element.$type)) {
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
  }
}

function compileElement(context: CompileContext, element: ModdleElement, base: ElementBase): CompiledElement | null {
  const compile = Object.hasOwn(elementCompilers, element.$type) ? elementCompilers[element.$type]! : null;
  if (compile) return compile(context, element, base);
  context.error('not-executed', element, `${element.$type} is not executed`, { type: element.$type });
  return null;
}
