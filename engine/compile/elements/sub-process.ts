import type { ElementBase, SubProcess } from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { activityBase } from './shared.ts';

/** An embedded subprocess; what is inside is compiled beside it, and its starts are filled in then. */
export function subProcess(context: CompileContext, element: ModdleElement, base: ElementBase): SubProcess {
  return {
    kind: 'subProcess',
    ...activityBase(context, element, base),
    starts: [],
    eventSubProcesses: [],
    data: [],
  };
}
