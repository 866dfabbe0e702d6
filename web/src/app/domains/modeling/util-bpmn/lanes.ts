import type { Moddle, Shape } from './diagram-types.ts';
import { stringOf } from './extensions.ts';

/** The innermost lane that a step lies in, with the role that its tasks go to. */
export function laneOf(shape: Shape): { id: string; role: string } | null {
  const lanes = (shape.businessObject.get('lanes') as Moddle[] | undefined) ?? [];
  let parent = shape.parent;
  while (parent && parent.type !== 'bpmn:Lane') parent = parent.parent;
  const lane = parent?.businessObject ?? lanes.at(-1) ?? laneByReference(shape);
  if (!lane) return null;
  return { id: lane.id ?? '', role: stringOf(lane, 'millrace:role') || lane.name || lane.id || '' };
}

/** Lanes name their steps, not the other way round. */
function laneByReference(shape: Shape): Moddle | undefined {
  let process: Moddle | undefined = shape.businessObject;
  while (process && !process.$instanceOf('bpmn:Process')) process = process.$parent;
  const search = (sets: Moddle[]): Moddle | undefined => {
    for (const lane of sets.flatMap((set) => (set.get('lanes') as Moddle[] | undefined) ?? [])) {
      const inner = lane.get('childLaneSet') as Moddle | undefined;
      const found = inner ? search([inner]) : undefined;
      if (found) return found;
      if (((lane.get('flowNodeRef') as Moddle[] | undefined) ?? []).includes(shape.businessObject)) return lane;
    }
    return undefined;
  };
  return process ? search((process.get('laneSets') as Moddle[] | undefined) ?? []) : undefined;
}
