import { setupActor } from '../../domain/identity/index.ts';
import type { CommandContext } from '../../domain/foundation/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { RouteRequest } from '../framework/route.ts';

/** The context of somebody who proves by a secret, not by a session, who he or she is. */
export function setupContextOf(
  request: Pick<RouteRequest<unknown, unknown, unknown>, 'command'>,
  tx: Tx,
): CommandContext {
  return { ...request.command, tx, actor: setupActor() };
}
