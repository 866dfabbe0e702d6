/** Everything the Temporal bundler sees. */
export { broadcastSignal } from './broadcast-signal.ts';
export { runProcess } from './run-process/run-process.ts';
export { runTimerStart } from './run-timer-start.ts';
