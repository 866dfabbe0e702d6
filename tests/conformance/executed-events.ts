import type { Position } from './positions.ts';

/** Which event definitions are executed where; everything else must be refused. Reviewed by hand. */
export const executedEvents: Readonly<Record<Position, readonly string[]>> = {
  start: ['none', 'MessageEventDefinition', 'TimerEventDefinition', 'SignalEventDefinition'],
  'subprocess start': ['none'],
  'event subprocess start, interrupting': [],
  'event subprocess start, non-interrupting': [],
  'intermediate catch': ['MessageEventDefinition', 'TimerEventDefinition', 'SignalEventDefinition'],
  'boundary, interrupting': [
    'MessageEventDefinition',
    'TimerEventDefinition',
    'SignalEventDefinition',
    'ErrorEventDefinition',
    'EscalationEventDefinition',
  ],
  'boundary, non-interrupting': [
    'MessageEventDefinition',
    'TimerEventDefinition',
    'SignalEventDefinition',
    'EscalationEventDefinition',
  ],
  'intermediate throw': ['none', 'MessageEventDefinition', 'SignalEventDefinition', 'EscalationEventDefinition'],
  end: [
    'none',
    'MessageEventDefinition',
    'SignalEventDefinition',
    'ErrorEventDefinition',
    'EscalationEventDefinition',
    'TerminateEventDefinition',
  ],
};
