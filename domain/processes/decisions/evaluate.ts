import type { JsonObject } from '../../../contracts/json.ts';
import { evaluateDecision } from '../../../engine/decide/evaluate/index.ts';
import type { DecisionResult } from '../../../engine/decide/evaluate/index.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { CommandContext } from '../../foundation/index.ts';
import { permit } from '../../foundation/index.ts';
import { processFault } from '../errors.ts';
import { decisionOf } from './bind.ts';
import { decisionVersionId } from './queries.ts';

export interface EvaluateDecision {
  key: string;
  version?: number | undefined;
  variables: JsonObject;
}

/** Makes a decision for somebody who asks; nothing is kept. Refused (`decision-failed`) when there is no answer. */
export async function evaluatePublished(
  database: Pick<Database, 'query'>,
  context: Pick<CommandContext, 'actor' | 'at'>,
  { key, version, variables }: EvaluateDecision,
): Promise<DecisionResult> {
  permit({ actor: context.actor }, { subject: 'Decision', verb: 'evaluate' }, { key });
  const decision = await decisionOf(database, await decisionVersionId(database, key, version));
  const result = evaluateDecision(decision, key, variables, { now: context.at.getTime(), offset: 0 });
  const wrong = result.problems.filter(({ fatal }) => fatal);
  if (wrong.length === 0) return result;
  throw processFault('decision-failed', {
    detail: `${wrong[0]!.elementId}: ${wrong[0]!.message}`,
    errors: wrong.map(({ elementId, message }) => ({ path: elementId, code: 'decision-failed', message })),
  });
}
