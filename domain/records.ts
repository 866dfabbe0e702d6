import { fault } from '../contracts/errors.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import type { RecordName } from '../contracts/services/record-titles.ts';
import type { Tx } from '../platform/database/database.ts';
import { executeIn } from './foundation/index.ts';
import type { CommandContext } from './foundation/index.ts';
import { systemActor } from './identity/index.ts';
import { processFault } from './processes/index.ts';
import type { Recorded, RecordRegistry } from './processes/index.ts';
import { recordEntries } from './record-entries.ts';

/** Names that `millrace:record` may have. */
export const recordNames: readonly string[] = Object.keys(recordEntries);

/**
 * Tasks that make a record: the domain command runs in the transaction of the completion, with the person as actor; the
 * task completes with ids. When the workflow refuses the completion, the command's undo takes the record back.
 */
export const recordRegistry: RecordRegistry = {
  async run(context: CommandContext, name: string, form: JsonObject, variables: JsonObject): Promise<Recorded> {
    const entry = entryOf(name);
    const input = entry.input(form, variables);
    const result = (await executeIn(context, entry.command, input)) as JsonObject;
    const shown = Object.fromEntries(entry.result.map((field) => [field, result[field] ?? null]));
    return { variables: shown, undo: { input, result } };
  },

  async undo(tx: Tx, key: string, name: string, undo: Json): Promise<void> {
    const { command } = entryOf(name);
    const { input, result } = undo as { input: JsonObject; result: JsonObject };
    const context = { tx, actor: systemActor(), at: new Date(), key, origin: { via: 'process' as const } };
    const taken = await tx.query(
      `insert into command_receipt (command, key, input_hash, actor, at) values ($1, $2, '', $3, $4)
       on conflict do nothing returning key`,
      [`${name}.undo`, key, context.actor.user, context.at],
    );
    if (taken.length === 0) return;
    if (!command.undo) throw fault('internal', { detail: `${name} has no undo` });
    await command.undo(context, command.input.parse(input) as never, result);
    await tx.em.flush();
  },
};

function entryOf(name: string) {
  const entry = Object.hasOwn(recordEntries, name) ? recordEntries[name as RecordName] : undefined;
  if (!entry) throw processFault('no-such-record', { detail: `no record command ${name}` });
  return entry;
}
