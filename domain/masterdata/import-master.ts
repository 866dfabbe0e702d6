import { z } from 'zod';
import type { Permission } from '../../contracts/permissions.ts';
import { defineCommand, findRecord, importCsv, permit, readRecord } from '../foundation/index.ts';
import type { Command, CommandContext, ImportOutcome, ImportReport } from '../foundation/index.ts';
import { forgetLookUps, rememberLookUps } from './look-up.ts';
import { changeMaster, insertMaster } from './master-commands.ts';
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
      rememberLookUps(context.tx);
      const spec = { ...kind.csv, input: kind.input, apply };
      return importCsv(context, spec, csv, dryRun);
    },
  });

  async function apply(context: CommandContext, input: Input): Promise<ImportOutcome> {
    const row = await kind.toRow(context, input);
    const existing = await findRecord(context.tx, kind.record, kind.identity(row));
    if (!existing) {
      await insertMaster(context, kind, row, input);
      forgetLookUps(context.tx, kind.record.subject);
      return 'created';
    }
    const before = await readRecord(context.tx, kind.record, existing.id, { lock: true });
    const changed = await changeMaster(context, kind, before, input);
    if (changed.version === before.version && changed.id === before.id) return 'unchanged';
    forgetLookUps(context.tx, kind.record.subject);
    return 'changed';
  }
}
