import type { ElementBase, Gateway } from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { idOf, oneOf } from '../moddle.ts';

export function exclusiveGateway(_context: CompileContext, element: ModdleElement, base: ElementBase): Gateway {
  const defaultFlow = idOf(oneOf(element, 'default'));
  return { kind: 'exclusiveGateway', ...base, ...(defaultFlow === undefined ? {} : { default: defaultFlow }) };
}

export function parallelGateway(_context: CompileContext, _element: ModdleElement, base: ElementBase): Gateway {
  return { kind: 'parallelGateway', ...base };
}

export function eventBasedGateway(_context: CompileContext, _element: ModdleElement, base: ElementBase): Gateway {
  return { kind: 'eventBasedGateway', ...base };
}
