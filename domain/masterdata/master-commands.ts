import { z } from 'zod';
import { remark, version } from '../../contracts/masterdata/vocabulary.ts';
import { masterdataFault } from '../../contracts/masterdata/errors.ts';
import type { Permission } from '../../contracts/permissions.ts';
import {
  changeRecord,
  createRecord,
  defineCommand,
  findRecord,
  permit,
  readRecord,
  requireVersion,
} from '../foundation/index.ts';
import type { Command, CommandContext, NewRow } from '../foundation/index.ts';
import { keepGuarded, requireGuarded } from './guarded-fields.ts';
import type { MasterKind, MasterRow } from './master-kind.ts';

export interface Changed {
  id: string;
  version: number;
}
export interface ChangeInput<Input> {
  id: string;
  version?: number | undefined;
  values: Input;
}
export interface ActiveInput {
  id: string;
  version?: number | undefined;
  reason?: string | undefined;
}

/** The commands that every kind of master data has. */
export interface MasterCommands<Input> {
  create: Command<Input, Changed>;
  change: Command<ChangeInput<Input>, Changed>;
  deactivate: Command<ActiveInput, Changed>;
  activate: Command<ActiveInput, Changed>;
}

export function masterCommands<Row extends MasterRow, Input>(kind: MasterKind<Row, Input>): MasterCommands<Input> {
  return {
    create: createCommand(kind),
    change: changeCommand(kind),
    deactivate: activeCommand(kind, 'deactivate', false),
    activate: activeCommand(kind, 'activate', true),
  };
}

function createCommand<Row extends MasterRow, Input>(kind: MasterKind<Row, Input>): Command<Input, Changed> {
  const action = `${kind.area}.create-${kind.name}`;
  return defineCommand({
    name: action,
    input: kind.input,
    async run(context, input) {
      return createMaster(context, kind, input);
    },
    async undo(context, _input, result) {
      const row = await readRecord(context.tx, kind.record, result.id, { lock: true });
      await changeRecord(context, kind.record, `${action}.undo`, row, { active: false } as Partial<Row>);
    },
  });
}

/** Makes one record, as the command and the import do. */
export async function createMaster<Row extends MasterRow, Input>(
  context: CommandContext,
  kind: MasterKind<Row, Input>,
  input: Input,
): Promise<Changed> {
  const row = await kind.toRow(context, input);
  const identity = kind.identity(row);
  if (await findRecord(context.tx, kind.record, identity))
    throw masterdataFault('code-taken', { detail: `${kind.name} ${Object.values(identity).join(' ')} exists already` });
  return insertMaster(context, kind, row, input);
}

/** The same for a row that is known to be new. */
export async function insertMaster<Row extends MasterRow, Input>(
  context: CommandContext,
  kind: MasterKind<Row, Input>,
  row: NewRow<Row>,
  input: Input,
): Promise<Changed> {
  permit(context, { verb: 'create', subject: kind.subject } as Permission, kind.record.scope(row as unknown as Row));
  requireGuarded(context, kind, 'create', row as unknown as Row);
  const created = await createRecord(context, kind.record, `${kind.area}.create-${kind.name}`, row);
  await kind.parts?.write(context, created, input);
  return { id: created.id, version: created.version };
}

function changeCommand<Row extends MasterRow, Input>(
  kind: MasterKind<Row, Input>,
): Command<ChangeInput<Input>, Changed> {
  return defineCommand({
    name: `${kind.area}.change-${kind.name}`,
    input: z.strictObject({ id: z.uuid(), version: version.optional(), values: kind.input }) as unknown as z.ZodType<
      ChangeInput<Input>
    >,
    async run(context, input) {
      const before = await readRecord(context.tx, kind.record, input.id, { lock: true });
      requireVersion(before, input.version);
      return changeMaster(context, kind, before, input.values);
    },
  });
}

/** Changes one record to what the input says, as the command and the import do. */
export async function changeMaster<Row extends MasterRow, Input>(
  context: CommandContext,
  kind: MasterKind<Row, Input>,
  before: Row,
  input: Input,
): Promise<Changed> {
  permit(context, { verb: 'update', subject: kind.subject } as Permission, kind.record.scope(before));
  kind.checkChange?.(before);
  const row = keepGuarded(context, kind, before, await kind.toRow(context, input, before), input);
  requireSameIdentity(kind, before, row);
  if (kind.versioned) return replaceMaster(context, kind, before, row, input);
  const parts = kind.parts && { before: await kind.parts.read(context.tx, before) };
  const after = parts && (await kind.parts!.write(context, before, input));
  const same = !parts || JSON.stringify(parts.before) === JSON.stringify(after);
  const details = same ? {} : { parts: { before: parts.before, after: after! } };
  const changed = await changeRecord(
    context,
    kind.record,
    `${kind.area}.change-${kind.name}`,
    before,
    row as unknown as Partial<Row>,
    details,
  );
  return { id: changed.id, version: changed.version };
}

async function replaceMaster<Row extends MasterRow, Input>(
  context: CommandContext,
  kind: MasterKind<Row, Input>,
  before: Row,
  row: NewRow<Row>,
  input: Input,
): Promise<Changed> {
  const same = Object.entries(row).every(
    ([name, value]) => JSON.stringify(before[name as keyof Row]) === JSON.stringify(value),
  );
  if (same) return { id: before.id, version: before.version };
  const action = `${kind.area}.change-${kind.name}`;
  await changeRecord(context, kind.record, action, before, { active: false } as Partial<Row>);
  const created = await createRecord(context, kind.record, action, row);
  await kind.parts?.write(context, created, input);
  return { id: created.id, version: created.version };
}

function requireSameIdentity<Row extends MasterRow, Input>(
  kind: MasterKind<Row, Input>,
  before: Row,
  row: NewRow<Row>,
): void {
  const was = JSON.stringify(kind.identity(before));
  if (was !== JSON.stringify(kind.identity(row)))
    throw masterdataFault('code-fixed', { detail: `${kind.name} ${before.id}: its code never changes` });
}

function activeCommand<Row extends MasterRow, Input>(
  kind: MasterKind<Row, Input>,
  verb: 'activate' | 'deactivate',
  active: boolean,
): Command<ActiveInput, Changed> {
  const action = `${kind.area}.${verb}-${kind.name}`;
  return defineCommand({
    name: action,
    input: z.strictObject({
      id: z.uuid(),
      version: version.optional(),
      reason: remark.optional(),
    }) as z.ZodType<ActiveInput>,
    async run(context, input) {
      const row = await readRecord(context.tx, kind.record, input.id, { lock: true });
      permit(context, { verb: 'deactivate', subject: kind.subject } as Permission, kind.record.scope(row));
      requireVersion(row, input.version);
      if (!active) await kind.checkUnused?.(context, row);
      const values = { active } as Partial<Row>;
      const changed = await changeRecord(context, kind.record, action, row, values, { reason: input.reason });
      return { id: changed.id, version: changed.version };
    },
    async undo(context, input) {
      const row = await readRecord(context.tx, kind.record, input.id, { lock: true });
      await changeRecord(context, kind.record, `${action}.undo`, row, { active: !active } as Partial<Row>);
    },
  });
}
