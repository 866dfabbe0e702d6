/** Runs processes in the pure engine with a virtual clock: scenarios, the browser's play mode, replay. */
export { connect } from './connect.ts';
export type { ServiceAnswer, Services } from './connect.ts';
export { differences } from './expectations.ts';
export type { Observation } from './expectations.ts';
export { MessageBoard } from './messages.ts';
export { broadcast } from './signals.ts';
export { compiledCalendars, compileFiles, runCompiled, runScenario } from './scenario.ts';
export type { Play, ScenarioFile, ScenarioOptions } from './scenario.ts';
export { World } from './world.ts';
export type { SimulatedInstance, StartOptions, WorldOptions } from './world.ts';
