import { startApp } from '../lib/start-app.mjs';

/** `millrace start`: the same as `npm start`. Runs until it is stopped. */
export async function start(args: readonly string[]): Promise<number> {
  await startApp(args);
  return new Promise<number>(() => {});
}
