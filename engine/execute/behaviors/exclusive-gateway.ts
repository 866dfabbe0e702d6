import type { Gateway } from '../../model/process.ts';
import type { Behavior } from '../kernel.ts';
import { isOpen, leave, noFlow } from '../tokens.ts';

/** The first true condition in document order, else the default, else an incident. Merging passes every token. */
export const exclusiveGateway: Behavior<Gateway> = {
  enter(run, node, visit) {
    const { outgoing } = node;
    if (outgoing.length === 0) {
      leave(run, visit, outgoing);
      return;
    }
    const taken = outgoing.find((flow) => !flow.isDefault && isOpen(run, visit.scope, flow));
    const chosen = taken ?? outgoing.find((flow) => flow.isDefault) ?? noFlow(run, node, visit.scope);
    leave(run, visit, [chosen]);
  },
};
