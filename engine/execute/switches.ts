/**
 * Version of the interpreter's behaviour. It is part of an instance's state and changes for a running instance only at
 * continue-as-new. A change of behaviour gets a new number here, with date and reason, and the old branch stays as long
 * as an instance may carry it.
 *
 * 1: first release.
 * 2 (2026-11-24): the remaining elements of BPMN, which no version before could have been published with; and
 *    `movedTokensFillJoins`.
 */
export const BEHAVIOUR = 2;

/** Behaviour version from which a change holds. */
export const switches = {
  /** A token that people move in front of a join counts for a way in that has none; before it was never joined. */
  movedTokensFillJoins: 2,
} as const;
