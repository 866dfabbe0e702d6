import type { Position } from './positions.ts';

/** Several definitions at one event, of which some cannot be thrown and some cannot be caught. */
export const several = ['MessageEventDefinition+TimerEventDefinition', 'MessageEventDefinition+SignalEventDefinition'];

const outside = [
  'MessageEventDefinition',
  'TimerEventDefinition',
  'SignalEventDefinition',
  'ConditionalEventDefinition',
];

/** Which event definitions are executed where; everything else must be refused. Reviewed by hand. */
export const executedEvents: Readonly<Record<Position, readonly string[]>> = {
  start: ['none', ...outside, ...several],
  'subprocess start': ['none'],
  'event subprocess start, interrupting': [
    ...outside,
    ...several,
    'ErrorEventDefinition',
    'EscalationEventDefinition',
    'CompensateEventDefinition',
  ],
  'event subprocess start, non-interrupting': [...outside, ...several, 'EscalationEventDefinition'],
  'intermediate catch': [...outside, ...several, 'LinkEventDefinition'],
  'boundary, interrupting': [
    ...outside,
    ...several,
    'ErrorEventDefinition',
    'EscalationEventDefinition',
    'CompensateEventDefinition',
    'CancelEventDefinition',
  ],
  'boundary, non-interrupting': [...outside, ...several, 'EscalationEventDefinition'],
  'intermediate throw': [
    'none',
    'MessageEventDefinition',
    'SignalEventDefinition',
    'MessageEventDefinition+SignalEventDefinition',
    'EscalationEventDefinition',
    'CompensateEventDefinition',
    'LinkEventDefinition',
  ],
  end: [
    'none',
    'MessageEventDefinition',
    'SignalEventDefinition',
    'MessageEventDefinition+SignalEventDefinition',
    'ErrorEventDefinition',
    'EscalationEventDefinition',
    'CompensateEventDefinition',
    'CancelEventDefinition',
    'TerminateEventDefinition',
  ],
};
