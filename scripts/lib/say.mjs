/** What the start script tells people: short lines, and signs of life during long steps. */

const began = Date.now();
const every = 15_000;

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Runs one step and tells what it is, and how long it took when that was long enough to wonder.
 * @template Result
 * @param {string} title
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const start = Date.now();
  say(`· ${title}`);
  const alive = setInterval(() => say(`  … still at it: ${title} (${seconds(start)})`), every);
  try {
    return await work();
  } finally {
    clearInterval(alive);
    if (Date.now() - start > 2000) say(`  done in ${seconds(start)}`);
  }
}

/** @param {number} [since] */
export function seconds(since = began) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
