import { until } from '../../../scripts/lib/wait.mjs';

export { freePort } from '../../../scripts/lib/net.mjs';
export { sleep } from '../../../scripts/lib/wait.mjs';

/**
 * Asks until the answer is truthy and returns it; an exception counts as "not yet". Fails after the time limit
 * (20 s unless given) naming `what` and the last exception.
 */
export async function waitUntil<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined | false | null> | Answer | undefined | false | null,
  { timeout = 20_000, interval = 50 }: { timeout?: number; interval?: number } = {},
): Promise<Answer> {
  let trouble: unknown;
  const answer = await until(
    async () => {
      try {
        return (await ask()) || undefined;
      } catch (error) {
        trouble = error;
        return undefined;
      }
    },
    { timeout, interval },
  );
  if (answer !== undefined) return answer;
  throw new Error(`waited ${timeout / 1000} s in vain: ${what}`, { cause: trouble });
}
