/** The pure engine: events in, state and effects out. */
export { bindingKey, wantedDecisions, withDecisions, withDecisionsBeside } from './decisions.ts';
export type { WantedDecision } from './decisions.ts';
export { graphOf } from './graph.ts';
export { createInstance, nextDeadline } from './instance.ts';
export type { InstanceInit } from './instance.ts';
export { snapshot } from './snapshot.ts';
export { conditionalStarts, startTriggers } from './start-triggers.ts';
export type { StartTrigger } from './start-triggers.ts';
export { accepts, step } from './step.ts';
export type { StepResult } from './step.ts';
export { nextTimerStart } from './timer-start.ts';
export type { TimerStartProgress } from './timer-start.ts';
export { BEHAVIOUR } from './switches.ts';
