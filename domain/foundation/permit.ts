import { fault } from '../../contracts/errors.ts';
import type { Permission } from '../../contracts/permissions.ts';
import type { ActingUser, CommandContext } from './context.ts';

/**
 * Refuses what the actor may not do to this record. Every command asks here, so that the API, process services and
 * task forms meet the same guard. Where only a delegation permits it, the context acts on behalf of the one who
 * delegated from here on, and the audit says so.
 */
export function permit(context: Pick<CommandContext, 'actor'>, permission: Permission, record: object): void {
  const actor = actingFor(context.actor, permission.verb, permission.subject, record);
  if (!actor)
    throw fault('forbidden', {
      detail: `${context.actor.user} may not ${permission.verb} this ${permission.subject}`,
      params: { verb: permission.verb, subject: permission.subject },
    });
  context.actor = actor;
}

/** The actor as permitted (perhaps on behalf of somebody), or `undefined`. Without a record: is it possible at all? */
export function actingFor(actor: ActingUser, verb: string, subject: string, record?: object): ActingUser | undefined {
  if (!actor.ability.onBehalfOf) return actor.ability.can(verb, subject, record) ? actor : undefined;
  const behalf = actor.ability.onBehalfOf(verb, subject, record);
  if (behalf === undefined) return undefined;
  if (behalf === null || behalf === actor.onBehalfOf) return actor;
  return { ...actor, onBehalfOf: behalf };
}
