/** @param {number} milliseconds @returns {Promise<void>} */
export function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Asks again and again until the answer is there; resolves to undefined when the time is over.
 * @template Answer
 * @param {() => Promise<Answer | undefined | false> | Answer | undefined | false} ask
 * @param {{ timeout: number, interval?: number }} options
 * @returns {Promise<Answer | undefined>}
 */
export async function until(ask, { timeout, interval = 50 }) {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() >= end) return undefined;
    await sleep(interval);
  }
}
