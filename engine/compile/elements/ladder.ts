import type { Ladder, LadderStage } from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { allOf, extensionOf, textOf } from '../moddle.ts';
import { isLadderTime } from '../syntax.ts';

const ACTIONS: readonly LadderStage['action'][] = ['remind', 'escalate', 'breach'];

/** The escalation ladder of a user task or process; an empty one is kept, because it switches the process's off. */
export function ladderOf(context: CompileContext, element: ModdleElement): Ladder | null {
  const extension = extensionOf(element, 'millrace:Ladder');
  if (!extension) return null;
  const calendar = textOf(extension, 'calendar')?.trim();
  const stages = allOf(extension, 'stages').flatMap((stage) => stageOf(context, element, stage));
  return { ...(calendar === undefined ? {} : { calendar }), stages };
}

function stageOf(context: CompileContext, element: ModdleElement, stage: ModdleElement): LadderStage[] {
  const after = textOf(stage, 'after')?.trim() ?? '';
  const action = ACTIONS.find((known) => known === textOf(stage, 'action')?.trim());
  const role = textOf(stage, 'role')?.trim();
  if (!isLadderTime(after)) {
    const message = `ladder: "${after}" is neither a share of the time (50%) nor a duration (PT4H)`;
    context.error('ladder-stage', element, message, { after });
    return [];
  }
  if (!action) {
    context.error('ladder-stage', element, `ladder: the stage at ${after} must remind, escalate or breach`, { after });
    return [];
  }
  if (action === 'escalate' && role === undefined) {
    context.error('ladder-stage', element, `ladder: the stage at ${after} does not say to which role`, { after });
    return [];
  }
  return [{ after, action, ...(role === undefined ? {} : { role }) }];
}
