import type { z } from 'zod';
import { fault } from '../contracts/errors.ts';
import type { JsonObject } from '../contracts/json.ts';
import { services } from '../contracts/services.ts';
import type { ServiceEntry, ServiceName } from '../contracts/services.ts';
import type { ServiceAnswer, ServiceCall } from '../engine/model/protocol.ts';
import { execute, undoCommand } from '../domain/foundation/index.ts';
import type { Command, CommandContext } from '../domain/foundation/index.ts';
import { systemActor } from '../domain/identity/index.ts';
import type { Database } from '../platform/database/database.ts';
import { asFailure } from './as-failure.ts';

/** One entry of the catalogue as code: parse, one transaction, one domain command, plain result; and its undo. */
export interface ServiceActivity {
  name: ServiceName;
  run(database: Database, call: ServiceCall): Promise<ServiceAnswer>;
  /** Takes back what `run` did under the same key; harmless when repeated. */
  undo(database: Database, call: ServiceCall): Promise<ServiceAnswer>;
}

/**
 * Binds a name of the catalogue to its command. `inputOf` turns the checked input into the command's, where they differ.
 */
export function serviceActivity<Input, Result extends object>(
  name: ServiceName,
  command: Command<Input, Result>,
  inputOf: (input: JsonObject) => unknown = (input) => input,
): ServiceActivity {
  const entry: ServiceEntry = services[name];
  return {
    name,
    run: (database, call) =>
      asFailure(async () => {
        const input = inputOf(parseInput(name, entry.input, call.input));
        const result = await execute(database, contextOf(call), command, input);
        return { result: entry.result.parse(result) as JsonObject };
      }),
    undo: (database, call) =>
      asFailure(async () => {
        const input = inputOf(parseInput(name, entry.input, call.input));
        const undone = await database.transaction((tx) =>
          undoCommand({ ...contextOf(call), tx, key: `${call.key}:undo` }, command, call.key, input),
        );
        return { result: { undone } };
      }),
  };
}

/** A process acts as the system, for whoever caused the step. */
function contextOf(call: ServiceCall): Omit<CommandContext, 'tx'> {
  return {
    actor: systemActor(call.actor?.onBehalfOf ?? call.actor?.user),
    at: new Date(),
    key: call.key,
    origin: { via: 'process', device: `${call.processKey}/${call.elementId}` },
  };
}

/** FEEL gives `null` for what is missing: it counts as left out. */
function parseInput(name: string, schema: z.ZodType, input: JsonObject): JsonObject {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data as JsonObject;
  throw fault('invalid-input', {
    detail: `${name}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    errors: parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      code: issue.code,
      message: issue.message,
    })),
  });
}
