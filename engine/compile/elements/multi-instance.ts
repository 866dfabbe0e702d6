import type { MultiInstance, StandardLoop } from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { conditionText } from '../condition.ts';
import { bodyOf, extensionOf, flagOf, is, oneOf, textOf } from '../moddle.ts';

const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** Multi-instance by collection (`zeebe:loopCharacteristics`) or cardinality (`loopCardinality`). */
export function multiInstanceOf(context: CompileContext, element: ModdleElement): MultiInstance | null {
  const loop = oneOf(element, 'loopCharacteristics');
  if (!is(loop, 'bpmn:MultiInstanceLoopCharacteristics')) return null;
  const extension = extensionOf(loop, 'zeebe:LoopCharacteristics');
  const collection = textOf(extension, 'inputCollection');
  const cardinality = bodyOf(oneOf(loop, 'loopCardinality'));
  if ((collection === undefined) === (cardinality === undefined)) {
    context.error('multi-instance', element, 'multi-instance needs either an input collection or a cardinality');
  }
  const elementVariable = nameOf(context, element, extension, 'inputElement');
  const outputCollection = nameOf(context, element, extension, 'outputCollection');
  const outputElement = textOf(extension, 'outputElement');
  const completionCondition = conditionText(context, element, oneOf(loop, 'completionCondition'));
  return {
    sequential: flagOf(loop, 'isSequential'),
    ...(collection === undefined ? {} : { collection }),
    ...(cardinality === undefined ? {} : { cardinality }),
    ...(elementVariable === undefined ? {} : { elementVariable }),
    ...(outputCollection === undefined ? {} : { outputCollection }),
    ...(outputElement === undefined ? {} : { outputElement }),
    ...(completionCondition === undefined ? {} : { completionCondition }),
  };
}

/** Standard loop; without condition or maximum it would never end. */
export function standardLoopOf(context: CompileContext, element: ModdleElement): StandardLoop | null {
  const loop = oneOf(element, 'loopCharacteristics');
  if (!is(loop, 'bpmn:StandardLoopCharacteristics')) return null;
  const condition = conditionText(context, element, oneOf(loop, 'loopCondition'));
  const maximum = loop?.get?.('loopMaximum');
  const isCount = typeof maximum === 'number' && Number.isSafeInteger(maximum) && maximum >= 0;
  if (maximum !== undefined && !isCount) {
    context.error('loop', element, 'loopMaximum must be a whole number from 0');
  }
  if (condition === undefined && maximum === undefined) {
    context.error('loop', element, 'the loop never ends: give it a condition or a maximum');
  }
  return {
    testBefore: flagOf(loop, 'testBefore'),
    ...(condition === undefined ? {} : { condition }),
    ...(isCount ? { maximum } : {}),
  };
}

function nameOf(
  context: CompileContext,
  element: ModdleElement,
  extension: ModdleElement | undefined,
  property: string,
): string | undefined {
  const name = textOf(extension, property)?.trim();
  if (name === undefined || (NAME.test(name) && name !== '__proto__')) return name;
  context.error('variable-name', element, `"${name}" is no variable name`, { name });
  return undefined;
}
