import { fault } from '../../../contracts/errors.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import { accepts, createInstance as createState } from '../../../engine/execute/index.ts';
import type { StartEvent } from '../../../engine/model/event.ts';
import { audit, newId, permit } from '../../foundation/index.ts';
import type { CommandContext } from '../../foundation/index.ts';
import type { CommandOutcome } from '../commands/command.ts';
import { loadCommand, sendCommand } from '../commands/send.ts';
import { graphOf } from '../definitions/graph-cache.ts';
import { processFault } from '../errors.ts';
import { hashedId } from '../hashed-id.ts';
import type { ProcessEngine } from '../process-engine.ts';
import { actorOf } from '../actor.ts';
import { createInstance } from './create.ts';

export interface StartInstance {
  processKey: string;
  version?: number;
  businessKey?: string;
  variables: JsonObject;
}

export interface Started {
  id: string;
  commandId: string;
  outcome: CommandOutcome;
}

/** Starts an instance by hand; its first task is there when this returns. The same key again gives the same instance. */
export async function startInstance(
  engine: ProcessEngine,
  given: Omit<CommandContext, 'tx'>,
  input: StartInstance,
): Promise<Started> {
  const context = { ...given };
  permit(context, { subject: 'ProcessDefinition', verb: 'start' }, { key: input.processKey });
  const commandId = hashedId(`start ${context.actor.userId} ${context.key}`);
  const versionId = await startableVersion(engine, input);
  const event: StartEvent = {
    type: 'start',
    at: context.at.getTime(),
    actor: actorOf(context.actor),
    variables: input.variables,
    ...(input.businessKey === undefined ? {} : { businessKey: input.businessKey }),
  };
  const id = await engine.database.transaction(async (tx) => {
    const [earlier] = await tx.query<{ instance_id: string }>('select instance_id from command where id = $1', [
      commandId,
    ]);
    if (earlier) return earlier.instance_id;
    const instanceId = newId(context.at);
    await createInstance(tx, { instanceId, commandId, processKey: input.processKey, versionId, event });
    const after = { processKey: input.processKey, businessKey: input.businessKey ?? null };
    await audit({ ...context, tx }, 'processes.start-instance', {
      subject: 'Instance',
      ref: instanceId,
      before: null,
      after,
    });
    return instanceId;
  });
  const command = await loadCommand(engine, commandId);
  const outcome = command
    ? await sendCommand(engine, command, { withdrawIfUnsent: false })
    : { state: 'done' as const };
  return { id, commandId, outcome };
}

async function startableVersion(engine: ProcessEngine, input: StartInstance): Promise<string> {
  const [row] = await engine.database.query<{ id: string }>(
    `select id from process_version where key = $1 and ($2::int is null and active or version = $2) order by version desc limit 1`,
    [input.processKey, input.version ?? null],
  );
  if (!row)
    throw fault('not-found', {
      detail: `no version ${input.version ?? 'that is active'} of process ${input.processKey}`,
    });
  const graph = await graphOf(engine.database, row.id);
  const fresh = createState(graph, { instanceId: '', epoch: 0, calendars: {} });
  const refused = accepts(graph, fresh, { type: 'start', at: 0, variables: {} });
  if (refused) throw processFault('not-startable', { detail: refused.message });
  return row.id;
}
