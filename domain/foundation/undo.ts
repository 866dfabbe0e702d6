import { fault } from '../../contracts/errors.ts';
import type { Command } from './command.ts';
import type { CommandContext } from './context.ts';

/**
 * Takes back what a command did under a key, once. Nothing happens when it never ran under that key, or was taken back
 * before. `context.key` is the key of the undo itself.
 */
export async function undoCommand<Input, Result>(
  context: CommandContext,
  command: Command<Input, Result>,
  key: string,
  input: unknown,
): Promise<boolean> {
  if (!command.undo) throw fault('conflict', { detail: `${command.name} cannot be taken back` });
  const [receipt] = await context.tx.query<{ result: Result }>(
    'select result from command_receipt where command = $1 and key = $2 for update',
    [command.name, key],
  );
  if (!receipt) return false;
  const taken = await context.tx.query(
    `insert into command_receipt (command, key, input_hash, actor, at) values ($1, $2, '', $3, $4)
     on conflict do nothing returning key`,
    [`${command.name}.undo`, key, context.actor.user, context.at],
  );
  if (taken.length === 0) return false;
  await command.undo(context, command.input.parse(input), receipt.result);
  await context.tx.em.flush();
  return true;
}
