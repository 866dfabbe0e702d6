import type { EventDefinition } from '../../model/process.ts';
import type { ModdleElement } from '../moddle.ts';
import { flagOf, is } from '../moddle.ts';

export type Position = 'start' | 'inner start' | 'event start' | 'catch' | 'throw' | 'boundary' | 'end';

type Kind = EventDefinition['type'];

interface Allowed {
  none: boolean;
  definitions: readonly Kind[];
  /** Those that cannot stand beside another one. */
  alone: readonly Kind[];
}

/** Which definitions stand where. */
const positions: Readonly<Record<Position, Allowed>> = {
  start: { none: true, definitions: ['message', 'timer', 'signal', 'conditional'], alone: [] },
  // An embedded subprocess begins by its none start event only.
  'inner start': { none: true, definitions: [], alone: [] },
  'event start': {
    none: false,
    definitions: ['message', 'timer', 'signal', 'error', 'escalation', 'conditional', 'compensation'],
    alone: ['compensation'],
  },
  catch: { none: false, definitions: ['message', 'timer', 'signal', 'conditional', 'link'], alone: ['link'] },
  throw: { none: true, definitions: ['message', 'signal', 'escalation', 'compensation', 'link'], alone: ['link'] },
  boundary: {
    none: false,
    definitions: ['message', 'timer', 'signal', 'error', 'escalation', 'conditional', 'compensation', 'cancel'],
    alone: ['compensation', 'cancel'],
  },
  end: {
    none: true,
    definitions: ['message', 'signal', 'error', 'escalation', 'compensation', 'cancel', 'terminate'],
    alone: [],
  },
};

export function positionOf(element: ModdleElement): Position {
  if (is(element, 'bpmn:BoundaryEvent')) return 'boundary';
  if (is(element, 'bpmn:IntermediateThrowEvent')) return 'throw';
  if (is(element, 'bpmn:EndEvent')) return 'end';
  if (!is(element, 'bpmn:StartEvent')) return 'catch';
  if (!is(element.$parent, 'bpmn:SubProcess')) return 'start';
  return flagOf(element.$parent, 'triggeredByEvent') ? 'event start' : 'inner start';
}

export function isThrow(position: Position): boolean {
  return position === 'throw' || position === 'end';
}

export function allowsNone(position: Position): boolean {
  return positions[position].none;
}

/** The first definition that cannot stand at this position. */
export function misplacedAt(position: Position, definitions: readonly EventDefinition[]): EventDefinition | undefined {
  return definitions.find(({ type }) => !positions[position].definitions.includes(type));
}

/** Of several definitions the one that allows no other beside it. */
export function loner(position: Position, definitions: readonly EventDefinition[]): EventDefinition | undefined {
  return definitions.find(({ type }) => positions[position].alone.includes(type));
}
