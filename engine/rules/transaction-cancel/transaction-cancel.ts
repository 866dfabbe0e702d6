import type { CompiledProcess } from '../../model/process.ts';
import type { Rule } from '../rule.ts';
import { elementOf, elementsOf } from '../rule.ts';

/** A transaction that can be cancelled says where it goes on then, once; one that cannot needs no such event. */
export const transactionCancel: Rule = {
  code: 'transaction-cancel',
  wholeGraph: true,
  check(process, report) {
    for (const element of elementsOf(process)) {
      if (element.kind !== 'transaction') continue;
      const cancels = elementsOf(process).filter(({ id, scope }) => scope === element.id && isCancel(process, id));
      const boundaries = element.boundaries.filter((id) => isCancel(process, id));
      if (cancels.length > 0 && boundaries.length === 0) {
        const message = `${cancels[0]!.id} cancels ${element.id}: attach a cancel event to it that says where to go on`;
        report({ severity: 'error', elementId: element.id, message, params: { end: cancels[0]!.id } });
      }
      for (const id of boundaries.slice(1)) {
        report({ severity: 'error', elementId: id, message: `${element.id} has another cancel event already` });
      }
      if (cancels.length === 0 && boundaries.length > 0) {
        const message = `${boundaries[0]!} never fires: ${element.id} has no cancel end event`;
        report({ severity: 'warning', elementId: boundaries[0]!, message });
      }
    }
  },
};

function isCancel(process: CompiledProcess, id: string): boolean {
  const element = elementOf(process, id);
  return element !== undefined && 'definitions' in element && element.definitions.some(({ type }) => type === 'cancel');
}
