import type { ElementBase, Gateway } from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { conditionText } from '../condition.ts';
import { flagOf, idOf, oneOf, textOf } from '../moddle.ts';

export function exclusiveGateway(_context: CompileContext, element: ModdleElement, base: ElementBase): Gateway {
  return { kind: 'exclusiveGateway', ...base, ...defaultOf(element) };
}

export function inclusiveGateway(_context: CompileContext, element: ModdleElement, base: ElementBase): Gateway {
  return { kind: 'inclusiveGateway', ...base, ...defaultOf(element) };
}

export function complexGateway(context: CompileContext, element: ModdleElement, base: ElementBase): Gateway {
  const activationCondition = conditionText(context, element, oneOf(element, 'activationCondition'));
  return {
    kind: 'complexGateway',
    ...base,
    ...defaultOf(element),
    ...(activationCondition === undefined ? {} : { activationCondition }),
  };
}

function defaultOf(element: ModdleElement): { default?: string } {
  const flow = idOf(oneOf(element, 'default'));
  return flow === undefined ? {} : { default: flow };
}

export function parallelGateway(_context: CompileContext, _element: ModdleElement, base: ElementBase): Gateway {
  return { kind: 'parallelGateway', ...base };
}

/** Only one that instantiates can wait for all of its events. */
export function eventBasedGateway(context: CompileContext, element: ModdleElement, base: ElementBase): Gateway {
  const isParallel = textOf(element, 'eventGatewayType') === 'Parallel';
  if (!flagOf(element, 'instantiate')) {
    if (isParallel) {
      const message =
        'only an instantiating event-based gateway can be parallel: set instantiate, or use a parallel gateway';
      context.error('event-gateway-type', element, message);
    }
    return { kind: 'eventBasedGateway', ...base };
  }
  return { kind: 'eventBasedGateway', ...base, instantiate: isParallel ? 'parallel' : 'exclusive' };
}
