/**
 * Version of the interpreter's behaviour. It is part of an instance's state and changes for a running instance only at
 * continue-as-new. A change of behaviour gets a new number here, with date and reason, and the old branch stays as long
 * as an instance may carry it.
 *
 * 1: first release.
 */
export const BEHAVIOUR = 1;
