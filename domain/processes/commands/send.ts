import type { Delta } from '../../../engine/model/delta.ts';
import type { EngineEvent, StartEvent } from '../../../engine/model/event.ts';
import type { RunInput } from '../../../engine/model/protocol.ts';
import type { Sending } from '../../../platform/temporal/process-runtime.ts';
import { atCrashPoint } from '../../../platform/crash-points/crash-points.ts';
import { boundGraph } from '../decisions/bind.ts';
import type { BoundVersions } from '../decisions/bind.ts';
import type { ProcessEngine } from '../process-engine.ts';
import { project } from '../projection/project.ts';
import type { CommandOutcome, PendingCommand } from './command.ts';
import { settleGone, settleRefused, settleUnsent } from './settle.ts';
import type { Settled } from './settle.ts';

/** Longest wait for an answer while a person looks on. */
const PATIENCE_MS = 5000;

/** Sends a command and projects its answer. Whatever happens on the way, sending it again is safe. */
export async function sendCommand(
  engine: ProcessEngine,
  command: PendingCommand,
  options: { withdrawIfUnsent: boolean; timeoutMs?: number },
): Promise<CommandOutcome> {
  const sending = await atCrashPoint('command.send', () => send(engine, command, options.timeoutMs ?? PATIENCE_MS));
  switch (sending.kind) {
    case 'answered':
      await projectAnswer(engine, command, sending.answer.deltas);
      return { state: 'done' };
    case 'refused':
      return settled(engine, await settleRefused(engine, command.id, sending.refusal));
    case 'gone':
      return settled(engine, await settleGone(engine, command));
    case 'unsent':
      return options.withdrawIfUnsent ? settled(engine, await settleUnsent(engine, command.id)) : { state: 'running' };
    case 'unknown':
      return { state: 'running' };
  }
}

/** Projects deltas and sends off what they caused: deliveries, starts by message. */
export async function projectAndFollow(engine: ProcessEngine, instanceId: string, deltas: Delta[]): Promise<number> {
  if (deltas.length === 0) return 0;
  const projected = await atCrashPoint('projection.write', () => project(engine.database, instanceId, deltas));
  follow(engine, projected.commands);
  return projected.seq;
}

/** Sends commands on without waiting; the sweep takes over whatever does not get through. */
export function follow(engine: ProcessEngine, commandIds: string[]): void {
  for (const id of commandIds) {
    loadCommand(engine, id)
      .then((command) => command && sendCommand(engine, command, { withdrawIfUnsent: false }))
      .catch((error: unknown) => engine.warn('a command is left to the sweep', { command: id, error: String(error) }));
  }
}

function settled(engine: ProcessEngine, { outcome, commands }: Settled): CommandOutcome {
  follow(engine, commands);
  return outcome;
}

/** Reads a command that is still running. */
export async function loadCommand(engine: ProcessEngine, id: string): Promise<PendingCommand | undefined> {
  const [row] = await engine.database.query<{ instance_id: string; event: EngineEvent; seq: number }>(
    `select c.instance_id, c.event, i.seq from command c join instance i on i.id = c.instance_id
     where c.id = $1 and c.state = 'running'`,
    [id],
  );
  return row && { id, instanceId: row.instance_id, event: row.event, ackedSeq: row.seq };
}

async function send(engine: ProcessEngine, command: PendingCommand, timeoutMs: number): Promise<Sending> {
  const envelope = { commandId: command.id, ackedSeq: command.ackedSeq, event: command.event };
  if (command.event.type !== 'start') return engine.runtime.command(command.instanceId, envelope, timeoutMs);
  const input = await runInputOf(engine, command.id, command.instanceId, command.event);
  return engine.runtime.start(input, { ...envelope, event: null }, timeoutMs);
}

interface StartRow {
  version_id: string;
  business_key: string | null;
  plant_id: string | null;
  parent_instance_id: string | null;
  parent_visit: number | null;
  decisions: BoundVersions | null;
}

async function runInputOf(
  engine: ProcessEngine,
  commandId: string,
  instanceId: string,
  start: StartEvent,
): Promise<RunInput> {
  const [row] = await engine.database.query<StartRow>(
    'select version_id, business_key, plant_id, parent_instance_id, parent_visit, decisions from instance where id = $1',
    [instanceId],
  );
  const process = await boundGraph(engine.database, row!.version_id, row!.decisions);
  const { parent_instance_id: parentId, parent_visit: visit } = row!;
  return {
    instanceId,
    epoch: 0,
    behaviour: engine.behaviour,
    process,
    calendars: await engine.calendars(process.calendars, row!.plant_id),
    parent: parentId === null || visit === null ? null : { instanceId: parentId, visit },
    businessKey: row!.business_key,
    start,
    startCommandId: commandId,
    ...(engine.limits ? { limits: engine.limits } : {}),
  };
}

async function projectAnswer(engine: ProcessEngine, command: PendingCommand, deltas: Delta[]): Promise<void> {
  // The workflow does not send the caller's own event back.
  const whole = deltas.map((delta) => (delta.commandId === command.id ? { ...delta, event: command.event } : delta));
  await projectAndFollow(engine, command.instanceId, whole);
}
