export * from '../../../workflows/index.ts';
export { fourTasksByHand } from './four-tasks-by-hand.ts';
