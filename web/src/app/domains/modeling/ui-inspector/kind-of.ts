import type { Moddle, Shape } from '../util-bpmn/diagram-types.ts';

/** `UserTask`, `StartEvent.Timer`: what an element is, as a key of the dictionaries. */
export function kindOf(shape: Shape): string {
  const type = shape.type.replace('bpmn:', '');
  const [definition] = (shape.businessObject.get('eventDefinitions') as Moddle[] | undefined) ?? [];
  if (!definition) return type;
  return `${type}.${definition.$type.replace('bpmn:', '').replace('EventDefinition', '')}`;
}
