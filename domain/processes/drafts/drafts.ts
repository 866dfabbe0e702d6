import { z } from 'zod';
import { fault } from '../../../contracts/errors.ts';
import type { LocalizedText } from '../../../contracts/json.ts';
import { audit, defineCommand, hint, newId, permit } from '../../foundation/index.ts';
import type { CommandContext } from '../../foundation/index.ts';
import { processFault } from '../errors.ts';

/** A drawing is at most this large; anything larger is no process. */
const LARGEST_XML = 5_000_000;

const drawing = {
  xml: z.string().min(1).max(LARGEST_XML),
  processKey: z.string().min(1).max(200),
  name: z.custom<LocalizedText>((value) => typeof value === 'object' && value !== null),
};

export interface DraftRow {
  id: string;
  process_key: string;
  name: LocalizedText;
  revision: number;
  based_on: number | null;
  updated_at: Date;
  updated_by: string;
}

/** Begins a draft: of a new process, or from a published version. */
export const createDraft = defineCommand({
  name: 'processes.create-draft',
  input: z.strictObject({ ...drawing, basedOn: z.number().int().nullable() }),
  async run(context, input) {
    permit(context, { subject: 'ProcessDefinition', verb: 'draw' }, { key: input.processKey });
    const id = newId(context.at);
    await context.tx.query(
      `insert into process_draft (id, process_key, name, revision, based_on, created_at, created_by, updated_at, updated_by, archived)
       values ($1, $2, $3, 1, $4, $5, $6, $5, $6, false)`,
      [id, input.processKey, JSON.stringify(input.name), input.basedOn, context.at, context.actor.user],
    );
    await storeRevision(context, id, 1, input.xml);
    await audit(context, 'processes.create-draft', {
      subject: 'ProcessDefinition',
      ref: input.processKey,
      before: null,
      after: { draft: id },
    });
    return { id, revision: 1 };
  },
});

/** Autosaves a drawing as the next revision; refused when somebody saved another one meanwhile. */
export const saveDraft = defineCommand({
  name: 'processes.save-draft',
  input: z.strictObject({ ...drawing, id: z.uuid(), revision: z.number().int() }),
  async run(context, input) {
    const draft = await lockDraft(context, input.id);
    if (draft.revision !== input.revision) {
      throw processFault('draft-conflict', {
        detail: `draft ${input.id} is at revision ${draft.revision}, not ${input.revision}`,
        params: { revision: draft.revision, user: draft.updated_by },
      });
    }
    const revision = draft.revision + 1;
    await context.tx.query(
      'update process_draft set process_key = $2, name = $3, revision = $4, updated_at = $5, updated_by = $6 where id = $1',
      [input.id, input.processKey, JSON.stringify(input.name), revision, context.at, context.actor.user],
    );
    await storeRevision(context, input.id, revision, input.xml);
    await hint(context.tx, {
      subject: 'ProcessDefinition',
      ref: input.id,
      version: revision,
      scope: { key: input.processKey },
    });
    return { id: input.id, revision };
  },
});

/** Puts a draft aside; its revisions stay. */
export const archiveDraft = defineCommand({
  name: 'processes.archive-draft',
  input: z.strictObject({ id: z.uuid() }),
  async run(context, input) {
    const draft = await lockDraft(context, input.id);
    await context.tx.query('update process_draft set archived = true where id = $1', [input.id]);
    await audit(context, 'processes.archive-draft', {
      subject: 'ProcessDefinition',
      ref: draft.process_key,
      before: { draft: input.id, archived: false },
      after: { archived: true },
    });
    return { id: input.id };
  },
});

async function lockDraft(context: CommandContext, id: string): Promise<DraftRow> {
  const [draft] = await context.tx.query<DraftRow>(
    'select * from process_draft where id = $1 and not archived for update',
    [id],
  );
  if (!draft) throw fault('not-found', { detail: `no draft ${id}` });
  permit(context, { subject: 'ProcessDefinition', verb: 'draw' }, { key: draft.process_key });
  return draft;
}

async function storeRevision(context: CommandContext, draftId: string, revision: number, xml: string): Promise<void> {
  await context.tx.query(
    'insert into process_draft_revision (draft_id, revision, xml, saved_at, saved_by) values ($1, $2, $3, $4, $5)',
    [draftId, revision, xml, context.at, context.actor.user],
  );
}
