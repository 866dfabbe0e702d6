import type { DataObject } from '../model/process.ts';
import type { CompileContext } from './context.ts';
import { isVariablePath } from './elements/shared.ts';
import type { ModdleElement } from './moddle.ts';
import { allOf, extensionOf, is, textOf } from './moddle.ts';

/** Data objects that `millrace:data` makes variables of their process or subprocess; all others only describe. */
export function dataObjectsOf(context: CompileContext, container: ModdleElement): DataObject[] {
  const data: DataObject[] = [];
  for (const element of allOf(container, 'flowElements')) {
    const extension = extensionOf(element, 'millrace:Data');
    if (!extension || !(is(element, 'bpmn:DataObject') || is(element, 'bpmn:DataObjectReference'))) continue;
    const name = textOf(extension, 'variable')?.trim() ?? '';
    if (!isVariablePath(name) || name.includes('.')) {
      context.error('variable-name', element, `"${name}" is no variable name for a data object`, { name });
      continue;
    }
    if (data.some((other) => other.name === name)) {
      context.error('data-object', element, `another data object of the same scope is the variable ${name} already`, {
        name,
      });
      continue;
    }
    const value = textOf(extension, 'value');
    data.push(value === undefined ? { name } : { name, value });
  }
  return data;
}
