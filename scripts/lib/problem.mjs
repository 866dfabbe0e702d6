/** An expected failure: one clear line, and what to do about it. */
export class Problem extends Error {
  /**
   * @param {string} message what is wrong
   * @param {string} [remedy] what to do about it
   */
  constructor(message, remedy) {
    super(message);
    this.name = 'Problem';
    this.remedy = remedy;
  }
}

/**
 * The text to show for anything thrown; a stack only for what nobody expected.
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error instanceof Problem) return error.remedy ? `${error.message}\n  → ${error.remedy}` : error.message;
  if (isDiskFull(error)) return explain(diskFull());
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** @param {string} [where] */
export function diskFull(where) {
  return new Problem(
    `The disk is full${where ? `: ${where}` : ''}.`,
    'Free some room, or choose a folder on another disk: npm start -- --data DIR',
  );
}

/** @param {unknown} error */
function isDiskFull(error) {
  return ['ENOSPC', 'EDQUOT'].includes(errorCode(error));
}

/**
 * The code of a system error such as ENOENT; empty when there is none. Not by `instanceof Error`: under jest Node's own
 * errors are of another realm.
 * @param {unknown} error
 */
export function errorCode(error) {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
