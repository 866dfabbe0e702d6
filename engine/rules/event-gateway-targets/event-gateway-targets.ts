import type { CompiledElement } from '../../model/process.ts';
import type { Rule } from '../rule.ts';
import { elementOf, elementsOf } from '../rule.ts';

/** Behind an event-based gateway stand events that wait for something outside, at least two. */
export const eventGatewayTargets: Rule = {
  code: 'event-gateway-targets',
  wholeGraph: true,
  check(process, report) {
    for (const gateway of elementsOf(process)) {
      if (gateway.kind !== 'eventBasedGateway') continue;
      if (gateway.outgoing.length < 2) {
        const message = `${gateway.id} needs at least two events to choose from`;
        report({ severity: 'error', elementId: gateway.id, message });
      }
      for (const flow of gateway.outgoing) {
        const target = elementOf(process, process.flows[flow]!.target);
        if (target && canCompete(target)) continue;
        const message = `${process.flows[flow]!.target} behind ${gateway.id} must be a plain catch event or receive task`;
        report({ severity: 'error', elementId: gateway.id, message, params: { target: process.flows[flow]!.target } });
      }
    }
  },
};

/** A receive task that competes has neither boundary events, nor input mappings, nor several instances. */
function canCompete(target: CompiledElement): boolean {
  if (target.kind === 'intermediateCatchEvent') return true;
  if (target.kind !== 'receiveTask') return false;
  return target.boundaries.length === 0 && target.inputs.length === 0 && !target.multiInstance;
}
