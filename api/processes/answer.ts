import type { z } from 'zod';
import { Fault } from '../../contracts/errors.ts';
import type { commandView } from '../../contracts/processes/api.ts';
import { refusals } from '../../contracts/processes/refusals.ts';
import { processFault } from '../../domain/processes/index.ts';
import type { CommandOutcome } from '../../domain/processes/index.ts';
import type { RouteResponse } from '../framework/route.ts';

type Command = z.output<typeof commandView>;

interface Sent {
  commandId: string;
  instanceId: string;
  outcome: CommandOutcome;
}

/** What a person is told of a command: 200 done, 202 still running, 503 nothing was sent, else why it was refused. */
export function commandAnswer({ commandId: id, instanceId, outcome }: Sent): RouteResponse<Command> {
  switch (outcome.state) {
    case 'done':
      return { status: 200, body: { id, instanceId, state: 'done', outcome: null } };
    case 'running':
      return { status: 202, body: { id, instanceId, state: 'running', outcome: null } };
    case 'withdrawn':
      throw processFault('engine-away');
    case 'refused':
      throw refusalFault(outcome.refusal.code, outcome.refusal.message);
  }
}

/** A refusal of the workflow as the error of its code. */
export function refusalFault(code: string, detail: string): Fault {
  const entry = Object.hasOwn(refusals, code) ? refusals[code as keyof typeof refusals] : undefined;
  if (!entry) return processFault('task-closed', { detail });
  return new Fault(code, entry, { detail });
}
