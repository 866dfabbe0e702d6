import { z } from 'zod';
import type { Permission } from '../../contracts/permissions.ts';
import { defineCommand, findRecord, importCsv, permit } from '../foundation/index.ts';
import type { Command, CommandContext, ImportOutcome, ImportReport, NewRow } from '../foundation/index.ts';
import { changeMaster, createMaster } from './master-commands.ts';
import type { MasterKind, MasterRow } from './master-kind.ts';

export interface ImportInput {
  csv: string;
  dryRun: boolean;
}

export const importInput = z.strictObject({ csv: z.string().max(50_000_000), dryRun: z.boolean().default(false) });

/** `masterdata.import-items` and so on: every line by the same rules as the single commands. */
export function importCommand<Row extends MasterRow, Input>(
  kind: MasterKind<Row, Input>,
): Command<ImportInput, ImportReport> {
  return defineCommand({
    name: `${kind.area}.import-${kind.plural}`,
    input: importInput,
    async run(context, { csv, dryRun }) {
      permit(context, { verb: 'import', subject: kind.subject } as Permission, {});
      const spec = { ...kind.csv, input: kind.input, apply };
      return importCsv(context, spec, csv, dryRun);
    },
  });

  async function apply(context: CommandContext, input: Input): Promise<ImportOutcome> {
    const existing = await existingOf(context, kind, input);
    if (!existing) {
      await createMaster(context, kind, input);
      return 'created';
    }
    const changed = await changeMaster(context, kind, existing, input);
    return changed.version === existing.version && changed.id === existing.id ? 'unchanged' : 'changed';
  }
}

/** The record that a line means, if it is there already; a line without a code always makes a new one. */
async function existingOf<Row extends MasterRow, Input>(
  context: CommandContext,
  kind: MasterKind<Row, Input>,
  input: Input,
): Promise<Row | undefined> {
  if (kind.coded && (input as { code?: string }).code === undefined) return undefined;
  const row: NewRow<Row> = await kind.toRow(context, input);
  return findRecord(context.tx, kind.record, kind.identity(row), { lock: true });
}
