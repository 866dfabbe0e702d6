import type { EventElement, Gateway, ReceiveTask } from '../../model/process.ts';
import type { PreparedEvent } from '../arming.ts';
import { armFor, prepare, prepareMessage } from '../arming.ts';
import type { Behavior, Flow, Run } from '../kernel.ts';
import { wait } from '../wait.ts';

/** The first of the events behind it wins, the others are taken back. */
export const eventBasedGateway: Behavior<Gateway> = {
  enter(run, node, visit) {
    const events = node.outgoing.map((flow) => prepareTarget(run, visit.scope, flow));
    wait(run, visit, { kind: 'event' });
    armFor(run, visit, events);
  },
};

function prepareTarget(run: Run, scope: number, flow: Flow): PreparedEvent {
  const element = flow.target.element as EventElement | ReceiveTask;
  const arming =
    element.kind === 'receiveTask' ? prepareMessage(run, scope, element.message) : prepare(run, scope, element)!;
  return { node: flow.target, arming, via: flow.id };
}
