import { fault } from '../../../contracts/errors.ts';
import { derivedId } from '../../../contracts/ids.ts';
import type { StartChild } from '../../../engine/model/effect.ts';
import type { Actor, EngineEvent, ParentLink } from '../../../engine/model/event.ts';
import type { ParentNotification } from '../../../engine/model/protocol.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { CommandOutcome } from '../commands/command.ts';
import { insertCommand } from '../commands/insert.ts';
import { loadCommand, sendCommand } from '../commands/send.ts';
import type { ProcessEngine } from '../process-engine.ts';
import { createInstance } from './create.ts';
import { outcomeOf } from './operate.ts';

/** Slots of ids derived from a child; lower ones are the engine's. */
const SLOT_START = 0;
const SLOT_NOTICE = 1000;
/** Jobs and activities wait longer than people. */
const WAIT_MS = 20_000;

/** Starts the instance that a call activity calls. Repeating it changes nothing. */
export async function startChild(
  engine: ProcessEngine,
  parent: ParentLink,
  call: StartChild,
  at: number,
  actor: Actor | undefined,
): Promise<void> {
  const commandId = derivedId(call.childInstanceId, 0, SLOT_START);
  await engine.database.transaction(async (tx) => {
    const versionId = await calledVersion(tx, parent.instanceId, call);
    const businessKey = call.businessKey === undefined ? {} : { businessKey: call.businessKey };
    await createInstance(tx, {
      instanceId: call.childInstanceId,
      commandId,
      processKey: call.processId,
      versionId,
      parent,
      event: { type: 'start', at, variables: call.variables, ...businessKey, ...(actor ? { actor } : {}) },
    });
  });
  await deliver(engine, commandId);
}

/** Cancels a called instance because its call was interrupted. */
export async function cancelChild(
  engine: ProcessEngine,
  childInstanceId: string,
  commandId: string,
  at: number,
): Promise<void> {
  const event: EngineEvent = { type: 'cancel', at, reason: 'the calling activity was cancelled' };
  await insertCommand(engine.database, { id: commandId, instanceId: childInstanceId, event });
  await deliver(engine, commandId);
}

/** Tells a parent that its child ended, failed or escalated. */
export async function notifyParent(engine: ProcessEngine, notification: ParentNotification): Promise<CommandOutcome> {
  const { parent, childInstanceId, notice, at } = notification;
  const commandId = derivedId(childInstanceId, 0, SLOT_NOTICE, notice);
  const event = { ...notification.event, at, visit: parent.visit, childInstanceId } as EngineEvent;
  await insertCommand(engine.database, { id: commandId, instanceId: parent.instanceId, event });
  return deliver(engine, commandId);
}

async function deliver(engine: ProcessEngine, commandId: string): Promise<CommandOutcome> {
  const command = await loadCommand(engine, commandId);
  if (!command) return outcomeOf(engine, commandId);
  return sendCommand(engine, command, { withdrawIfUnsent: false, timeoutMs: WAIT_MS });
}

/** `latest`: newest active version; `deployment`: published together with the caller's; `versionTag`: newest so tagged. */
async function calledVersion(tx: Tx, parentId: string, call: StartChild): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `select pv.id from process_version pv
     where pv.key = $1 and case $2::text
       when 'deployment' then pv.deployment_id = (select v.deployment_id from instance i join process_version v on v.id = i.version_id
         where i.id = $3)
       when 'versionTag' then pv.version_tag = $4
       else pv.active end
     order by pv.version desc limit 1`,
    [call.processId, call.binding, parentId, call.versionTag ?? null],
  );
  if (row) return row.id;
  throw fault('not-found', { detail: `no published process ${call.processId} (binding ${call.binding})` });
}
