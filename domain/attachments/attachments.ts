import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import type { Permission } from '../../contracts/permissions.ts';
import { audit, defineCommand, newId } from '../foundation/index.ts';
import type { ActingUser, Command, CommandContext } from '../foundation/index.ts';
import type { Database } from '../../platform/database/database.ts';

export interface AttachmentRow {
  id: string;
  hash: string;
  type: string;
  size: number;
  name: string | null;
  uploadedBy: string;
  parentSubject: string | null;
  parentScope: object | null;
}

/** What an attachment belongs to. */
export interface AttachmentParent {
  subject: Permission['subject'];
  ref: string;
  /** Attributes of the record, as permission conditions name them. */
  scope: object;
}

const input = z.strictObject({
  hash: z.string().length(64),
  type: z.string().max(100),
  size: z.int(),
  name: z.string().max(200).nullable(),
});

/** Registers a file whose content is kept already. Only the uploader sees it until it belongs to something. */
export const registerAttachment: Command<z.output<typeof input>, { id: string }> = defineCommand({
  name: 'attachments.register',
  input,
  run: async (context, { hash, type, size, name }) => {
    const id = newId(context.at);
    await context.tx.query(
      `insert into attachment (id, hash, type, size, name, uploaded_by, uploaded_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, hash, type, size, name, context.actor.user, context.at],
    );
    await audit(context, 'attachments.register', {
      subject: 'Attachment',
      ref: id,
      before: null,
      after: { hash, type, size, name },
    });
    return { id };
  },
});

/**
 * Gives attachments to what they belong to: from now on whoever may read that may read them. Refuses files of others
 * and files that belong to something else; repeating it is harmless.
 */
export async function bindAttachments(
  context: CommandContext,
  ids: readonly string[],
  parent: AttachmentParent,
): Promise<void> {
  if (ids.length === 0) return;
  const wanted = [...new Set(ids)];
  const bound = await context.tx.query<{ id: string }>(
    `update attachment set parent_subject = $2, parent_ref = $3, parent_scope = $4::jsonb
     where id = any($1::uuid[]) and ((parent_ref is null and uploaded_by = $5) or (parent_subject = $2 and parent_ref = $3))
     returning id`,
    [wanted, parent.subject, parent.ref, JSON.stringify(parent.scope), context.actor.user],
  );
  if (bound.length === wanted.length) return;
  const missing = wanted.filter((id) => !bound.some((row) => row.id === id));
  throw fault('invalid-input', {
    detail: `no attachment ${missing.join(', ')} of yours that is free`,
    errors: missing.map((id) => ({ path: 'attachments', code: 'unknown-reference', message: `no attachment ${id}` })),
  });
}

/** An attachment that this person may read; hidden as `not-found` from others. */
export async function readAttachment(database: Database, actor: ActingUser, id: string): Promise<AttachmentRow> {
  const [row] = await database.query<AttachmentRow>(
    `select id, hash, type, size, name, uploaded_by as "uploadedBy", parent_subject as "parentSubject",
            parent_scope as "parentScope" from attachment where id = $1`,
    [id],
  );
  if (row && mayRead(actor, row)) return row;
  throw fault('not-found', { detail: `no attachment ${id}` });
}

function mayRead(actor: ActingUser, row: AttachmentRow): boolean {
  if (row.uploadedBy === actor.user) return true;
  return row.parentSubject !== null && actor.ability.can('read', row.parentSubject, row.parentScope ?? {});
}
