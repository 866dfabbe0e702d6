import { say } from './say.mjs';
import { sleep } from './wait.mjs';

/**
 * @typedef {object} Recipe
 * @property {string} name
 * @property {() => Promise<import('./part.mjs').Part>} start resolves when the part is of use
 */

const firstPause = 500;
const longestPause = 30_000;
/** A part that ran this long is healthy again; the next failure counts as its first. */
const healthyAfter = 60_000;

/** Keeps parts alive: a part that ends by itself is started again, more slowly each time. */
export class Supervisor {
  /** @type {Map<string, import('./part.mjs').Part>} */
  #parts = new Map();
  /** @type {string[]} in order of starting */
  #order = [];
  /** @type {Map<string, number>} ends in a row without a healthy time between */
  #ends = new Map();
  #stopping = false;
  #onChange;

  /** @param {(parts: Record<string, number>) => void} [onChange] told the process of each part whenever one changes */
  constructor(onChange = () => {}) {
    this.#onChange = onChange;
  }

  /**
   * Starts a part and looks after it from then on. A part that does not start the first time is the caller's problem.
   * @param {Recipe} recipe
   */
  async add(recipe) {
    this.#order.push(recipe.name);
    const part = await recipe.start();
    this.#take(recipe.name, part);
    if (this.#stopping) await part.stop();
    else void this.#watch(recipe, part);
    return part;
  }

  /** A part that ended three times in a row, if there is one. */
  failing() {
    const name = [...this.#ends].find(([, count]) => count >= 3)?.[0];
    return name === undefined ? undefined : this.#parts.get(name);
  }

  /** @param {Recipe} recipe @param {import('./part.mjs').Part} part */
  async #watch(recipe, part) {
    let current = part;
    let pause = firstPause;
    for (;;) {
      const began = Date.now();
      const how = await current.exited;
      if (this.#stopping) return;
      const healthy = Date.now() - began > healthyAfter;
      if (healthy) pause = firstPause;
      this.#ends.set(recipe.name, healthy ? 1 : (this.#ends.get(recipe.name) ?? 0) + 1);
      say(`! ${recipe.name} ended (${how}); starting it again. Its log: ${current.logFile}`);
      const next = await this.#again(recipe, pause);
      if (!next) return;
      say(`  ${recipe.name} is back`);
      current = next;
      pause = Math.min(pause * 2, longestPause);
    }
  }

  /** @param {Recipe} recipe @param {number} firstWait */
  async #again(recipe, firstWait) {
    let wait = firstWait;
    while (!this.#stopping) {
      await sleep(wait);
      if (this.#stopping) return undefined;
      try {
        const part = await recipe.start();
        if (!this.#stopping) {
          this.#take(recipe.name, part);
          return part;
        }
        await part.stop();
      } catch (error) {
        wait = Math.min(wait * 2, longestPause);
        say(
          `! ${recipe.name} did not start: ${error instanceof Error ? error.message : error}; next try in ${wait / 1000} s`,
        );
      }
    }
    return undefined;
  }

  /** @param {string} name @param {import('./part.mjs').Part} part */
  #take(name, part) {
    this.#parts.set(name, part);
    this.#onChange(Object.fromEntries([...this.#parts].map(([key, { pid }]) => [key, pid])));
  }

  /** Stops all parts, the last started first. */
  async stop() {
    this.#stopping = true;
    for (const name of [...this.#order].reverse()) await this.#parts.get(name)?.stop();
  }

  /** Ends all parts at once. */
  async kill() {
    this.#stopping = true;
    await Promise.all([...this.#parts.values()].map((part) => part.kill()));
  }
}
