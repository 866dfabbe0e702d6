import type { CompiledFlow } from '../model/process.ts';
import { conditionText } from './condition.ts';
import type { CompileContext } from './context.ts';
import type { ModdleElement } from './moddle.ts';
import { allOf, idOf, is, oneOf } from './moddle.ts';

/** Sequence flows of one container, in document order. */
export interface Flows {
  all: CompiledFlow[];
  from(elementId: string): string[];
  to(elementId: string): string[];
}

export function readFlows(context: CompileContext, container: ModdleElement): Flows {
  const all: CompiledFlow[] = [];
  const outgoing = new Map<string, string[]>();
  const incoming = new Map<string, string[]>();
  for (const element of allOf(container, 'flowElements')) {
    if (!is(element, 'bpmn:SequenceFlow')) continue;
    const flow = readFlow(context, container, element);
    if (!flow) continue;
    all.push(flow);
    append(outgoing, flow.source, flow.id);
    append(incoming, flow.target, flow.id);
  }
  return { all, from: (id) => outgoing.get(id) ?? [], to: (id) => incoming.get(id) ?? [] };
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function readFlow(context: CompileContext, container: ModdleElement, element: ModdleElement): CompiledFlow | null {
  const id = idOf(element);
  const source = oneOf(element, 'sourceRef');
  const target = oneOf(element, 'targetRef');
  if (id === undefined || id === '__proto__') {
    context.error('missing-id', element, 'every sequence flow needs an id');
    return null;
  }
  if (!isNodeOf(source, container) || !isNodeOf(target, container)) {
    context.error('flow-ends', element, 'a sequence flow must connect two elements of the same process or subprocess');
    return null;
  }
  const condition = conditionText(context, element, oneOf(element, 'conditionExpression'));
  return { id, source: idOf(source)!, target: idOf(target)!, ...(condition === undefined ? {} : { condition }) };
}

function isNodeOf(element: ModdleElement | undefined, container: ModdleElement): boolean {
  return is(element, 'bpmn:FlowNode') && element!.$parent === container && idOf(element) !== undefined;
}
