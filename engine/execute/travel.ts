import { checkConditions } from './condition-check.ts';
import { fireJoin } from './inclusive-joins.ts';
import type { Arrival, Run } from './kernel.ts';
import { enter, newVisit } from './tokens.ts';

/** Lets tokens travel until each waits, has ended, or is parked, and nothing that watches them has anything to do. */
export function drain(run: Run): void {
  do travel(run);
  while (run.touched.size > 0 && fireJoin(run));
}

function travel(run: Run): void {
  const { queue } = run;
  let head = 0;
  if (run.dirty.size > 0) checkConditions(run);
  while (head < queue.length) {
    const arrival = queue[head++]!;
    // What is behind is dropped now and then, so that long runs do not pile up.
    if (head > 1024) {
      queue.splice(0, head);
      head = 0;
    }
    // The scope may have ended while the token was under way.
    if (run.state.scopes[arrival.scope]) arrive(run, arrival);
    if (run.dirty.size > 0) checkConditions(run);
  }
  queue.length = 0;
}

function arrive(run: Run, arrival: Arrival): void {
  const { node } = arrival;
  if (node.behavior.arrive) {
    node.behavior.arrive(run, node, arrival);
    return;
  }
  const visit = newVisit(run, node, arrival.scope, arrival.via);
  if (arrival.index !== undefined) visit.index = arrival.index;
  if (arrival.undoes) visit.undoes = arrival.undoes;
  if (arrival.brought) visit.brought = arrival.brought;
  enter(run, node, visit);
}
