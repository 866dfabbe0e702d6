import type { Moddle, Shape } from './diagram-types.ts';
import { isA } from './diagram-types.ts';

/** The event definition of that type, if the element has one. */
export function eventDefinitionOf(shape: Shape, type: string): Moddle | undefined {
  if (!isA(shape, 'bpmn:Event')) return undefined;
  const definitions = (shape.businessObject.get('eventDefinitions') as Moddle[] | undefined) ?? [];
  return definitions.find((definition) => definition.$instanceOf(type));
}

export const referenceKinds = {
  message: { definition: 'bpmn:MessageEventDefinition', type: 'bpmn:Message', ref: 'messageRef', code: null },
  signal: { definition: 'bpmn:SignalEventDefinition', type: 'bpmn:Signal', ref: 'signalRef', code: null },
  error: { definition: 'bpmn:ErrorEventDefinition', type: 'bpmn:Error', ref: 'errorRef', code: 'errorCode' },
  escalation: {
    definition: 'bpmn:EscalationEventDefinition',
    type: 'bpmn:Escalation',
    ref: 'escalationRef',
    code: 'escalationCode',
  },
} as const;

export type ReferenceKind = keyof typeof referenceKinds;
export const REFERENCE_KINDS = Object.keys(referenceKinds) as ReferenceKind[];

export interface Reference {
  kind: ReferenceKind;
  /** Where the reference stands: the event definition, or the send or receive task itself. */
  holder: Moddle;
}

/** What the element refers to: a message, signal, error or escalation. */
export function referenceOf(shape: Shape): Reference | null {
  if (isA(shape, 'bpmn:SendTask', 'bpmn:ReceiveTask')) return { kind: 'message', holder: shape.businessObject };
  for (const kind of REFERENCE_KINDS) {
    const holder = eventDefinitionOf(shape, referenceKinds[kind].definition);
    if (holder) return { kind, holder };
  }
  return null;
}

/** Waits for it (true) or sends it. */
export function catches(shape: Shape): boolean {
  return isA(shape, 'bpmn:CatchEvent', 'bpmn:ReceiveTask');
}
