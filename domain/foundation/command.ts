import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import type { Database } from '../../platform/database/database.ts';
import type { CommandContext } from './context.ts';

/** One change of records. The name is `<area>.<verb-noun>`; `undo` takes back what `run` did, by its result. */
export interface Command<Input, Result> {
  name: string;
  input: z.ZodType<Input>;
  run(context: CommandContext, input: Input): Promise<Result>;
  undo?(context: CommandContext, input: Input, result: Result): Promise<void>;
}

/** Gives a command its types. */
export function defineCommand<Input, Result>(command: Command<Input, Result>): Command<Input, Result> {
  return command;
}

/**
 * Runs a command inside the transaction of `context`: input parsed, receipt taken, then `run`. Under a key used
 * before, the stored result comes back and nothing runs; another input under that key is refused (`key-reused`).
 */
export async function executeIn<Input, Result>(
  context: CommandContext,
  command: Command<Input, Result>,
  input: unknown,
): Promise<Result> {
  const parsed = parseInput(command, input);
  const inputHash = hashOf(parsed);
  const taken = await context.tx.query(
    `insert into command_receipt (command, key, input_hash, actor, at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [command.name, context.key, inputHash, context.actor.user, context.at],
  );
  if (taken.length === 0) return (await storedResult(context, command.name, inputHash)) as Result;
  const result = await command.run(context, parsed);
  await context.tx.em.flush();
  await context.tx.query('update command_receipt set result = $3 where command = $1 and key = $2', [
    command.name,
    context.key,
    JSON.stringify(result ?? null),
  ]);
  return result;
}

/** The same in a transaction of its own. */
export function execute<Input, Result>(
  database: Database,
  context: Omit<CommandContext, 'tx'>,
  command: Command<Input, Result>,
  input: unknown,
): Promise<Result> {
  return database.transaction((tx) => executeIn({ ...context, tx }, command, input));
}

function parseInput<Input, Result>(command: Command<Input, Result>, input: unknown): Input {
  const parsed = command.input.safeParse(input);
  if (parsed.success) return parsed.data;
  throw fault('invalid-input', {
    detail: `${command.name}: the input is not valid`,
    errors: parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      code: issue.code,
      message: issue.message,
    })),
  });
}

async function storedResult(context: CommandContext, command: string, inputHash: string): Promise<unknown> {
  const [receipt] = await context.tx.query<{ input_hash: string; result: unknown }>(
    'select input_hash, result from command_receipt where command = $1 and key = $2',
    [command, context.key],
  );
  if (!receipt) throw fault('key-in-use', { detail: `${command}: the same key is being used by another request` });
  if (receipt.input_hash !== inputHash)
    throw fault('key-reused', { detail: `${command}: the key belongs to another input` });
  return receipt.result;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** JSON with sorted object keys, so that equal inputs hash equal. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
