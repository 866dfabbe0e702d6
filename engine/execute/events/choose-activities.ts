import type { SubProcess } from '../../model/process.ts';
import { choose, enough } from '../behaviors/ad-hoc-sub-process.ts';
import type { Handler } from '../handler.ts';
import { settle } from '../incidents.ts';
import type { Node } from '../kernel.ts';
import { notOpen, openVisit, refusal } from '../refusals.ts';
import { nodeOf } from '../tokens.ts';

/** Somebody chooses activities of an ad-hoc subprocess, or says that nothing more is to be done. */
export const chooseActivities: Handler<'chooseActivities'> = {
  whileSuspended: 'refuse',
  refuse({ state, graph }, event) {
    const visit = openVisit(state, event.visit);
    if (!visit) return notOpen(event.visit);
    const { element } = graph.nodes.get(visit.elementId)!;
    if (!visit.adHoc || visit.adHoc.closing || !('adHoc' in element) || !element.adHoc) {
      return refusal('not-waiting', `${visit.elementId} does not ask what to do next`);
    }
    if (!Array.isArray(event.elements) || (event.elements.length === 0 && !event.done)) {
      return refusal('invalid-event', 'name the activities to begin');
    }
    const { choices } = element.adHoc;
    const wrong = event.elements.find((id) => !choices.includes(id));
    if (wrong === undefined) return null;
    return refusal('element-unknown', `${wrong} is no activity that can be chosen in ${visit.elementId}`);
  },
  apply(run, event) {
    const visit = run.state.visits[event.visit]!;
    const node = nodeOf(run, visit) as Node<SubProcess>;
    settle(run, visit, 'retried');
    choose(run, node, visit, event.elements);
    if (!event.done) return;
    // What was chosen in the same breath still happens.
    if (event.elements.length > 0) visit.adHoc!.closing = true;
    else enough(run, node, visit);
  },
};
