/** @param {number} milliseconds @returns {Promise<void>} */
export function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Whether a promise settles within the time; leaves no timer behind.
 * @param {Promise<unknown>} promise
 * @param {number} milliseconds
 * @returns {Promise<boolean>}
 */
export function settlesWithin(promise, milliseconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    const done = () => {
      clearTimeout(timer);
      resolve(true);
    };
    promise.then(done, done);
  });
}

/**
 * Asks again and again until the answer is there; resolves to undefined when the time is over, or as soon as `hopeless`.
 * @template Answer
 * @param {() => Promise<Answer | undefined | false> | Answer | undefined | false} ask
 * @param {{ timeout: number, interval?: number, hopeless?: () => boolean }} options
 * @returns {Promise<Answer | undefined>}
 */
export async function until(ask, { timeout, interval = 50, hopeless = () => false }) {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() >= end || hopeless()) return undefined;
    await sleep(interval);
  }
}
