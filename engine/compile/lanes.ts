import type { CompileContext } from './context.ts';
import type { ModdleElement } from './moddle.ts';
import { allOf, idOf, is, oneOf, textOf } from './moddle.ts';

/** Notes for every flow node the role of its innermost lane: `millrace:role`, else the lane's name. */
export function readLanes(context: CompileContext, container: ModdleElement): void {
  for (const laneSet of allOf(container, 'laneSets')) readLaneSet(context, laneSet);
}

function readLaneSet(context: CompileContext, laneSet: ModdleElement): void {
  for (const lane of allOf(laneSet, 'lanes')) {
    const role = (textOf(lane, 'millrace:role') ?? textOf(lane, 'name'))?.trim();
    if (role !== undefined) for (const node of allOf(lane, 'flowNodeRef')) assign(context, node, role);
    const inner = oneOf(lane, 'childLaneSet');
    if (inner) readLaneSet(context, inner);
  }
}

/** What lies inside a subprocess is in the subprocess's lane, unless lanes inside say otherwise. */
function assign(context: CompileContext, node: ModdleElement, role: string): void {
  const id = idOf(node);
  if (id !== undefined) context.roles.set(id, role);
  if (!is(node, 'bpmn:SubProcess')) return;
  for (const inner of allOf(node, 'flowElements')) assign(context, inner, role);
}
