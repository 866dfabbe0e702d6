import type { CompiledElement, CompiledProcess, EventDefinition, Gateway } from '../../model/process.ts';
import { linkName } from '../links.ts';
import type { Report, Rule } from '../rule.ts';
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
      for (const flow of gateway.outgoing) checkTarget(process, gateway, process.flows[flow]!.target, report);
    }
  },
};

function checkTarget(process: CompiledProcess, gateway: Gateway, target: string, report: Report): void {
  const element = elementOf(process, target);
  if (!element || !canCompete(element)) {
    const message = `${target} behind ${gateway.id} must be a plain catch event or receive task`;
    report({ severity: 'error', elementId: gateway.id, message, params: { target } });
    return;
  }
  const wrong = gateway.instantiate && triggersOf(element).find((trigger) => !canInstantiate(gateway, trigger));
  if (wrong) {
    const message = `${target}: a ${wrong} trigger cannot begin the process here; use a message`;
    report({ severity: 'error', elementId: gateway.id, message, params: { target } });
  } else if (gateway.instantiate && element.incoming.length > 1) {
    const message = `${target} begins the process: no other sequence flow may lead to it`;
    report({ severity: 'error', elementId: gateway.id, message, params: { target } });
  }
}

/** A receive task that competes has neither boundary events, nor input mappings, nor several instances. */
function canCompete(target: CompiledElement): boolean {
  if (target.kind === 'intermediateCatchEvent') return linkName(target, 'intermediateCatchEvent') === null;
  if (target.kind !== 'receiveTask') return false;
  return target.boundaries.length === 0 && target.inputs.length === 0 && !target.multiInstance && !target.loop;
}

function triggersOf(element: CompiledElement): EventDefinition['type'][] {
  return 'definitions' in element ? element.definitions.map(({ type }) => type) : ['message'];
}

/** The first event of an exclusive gateway may be a signal or a timer too; all events of a parallel one are messages. */
function canInstantiate(gateway: Gateway, trigger: EventDefinition['type']): boolean {
  if (trigger === 'message') return true;
  return gateway.instantiate === 'exclusive' && (trigger === 'signal' || trigger === 'timer');
}
