import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import {
  AttachmentStore,
  mayBeShown,
  readAttachment,
  registerAttachment,
  sniffType,
} from '../../domain/attachments/index.ts';
import type { AttachmentRow } from '../../domain/attachments/index.ts';
import { execute } from '../../domain/foundation/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import type { Services } from '../services.ts';

/** A photo of a phone is about 5 MiB. */
const largest = 20 * 1024 * 1024;

/** Give a file, and get it back with the rights of what it belongs to. */
export function attachmentRoutes({ settings }: Pick<Services, 'settings'>): AnyRoute[] {
  const store = new AttachmentStore(settings.dataDir);
  return [upload(store), download(store)];
}

const upload = (store: AttachmentStore): AnyRoute =>
  route({
    method: 'post',
    path: '/api/attachments',
    access: { kind: 'session' },
    summary: 'Give a file; its type is told by its content',
    binaryBody: true,
    bodyLimit: largest,
    query: z.strictObject({ name: z.string().trim().min(1).max(200).optional() }),
    response: z.strictObject({ id: z.uuid(), type: z.string(), size: z.int() }),
    // The command's receipt makes a repetition harmless; contents are not stored a second time to compare them.
    idempotency: 'command',
    handler: async ({ body, command, database, query }) => {
      const content = body as Buffer;
      const type = sniffType(content);
      const hash = await store.keep(content);
      const given = { hash, type, size: content.length, name: query.name ?? null };
      const { id } = await execute(database, command, registerAttachment, given);
      return { status: 201, body: { id, type, size: content.length } };
    },
  });

const download = (store: AttachmentStore): AnyRoute =>
  route({
    method: 'get',
    path: '/api/attachments/:id',
    access: { kind: 'session' },
    summary: 'A file that one gave, or that belongs to something one may see',
    params: z.strictObject({ id: z.uuid() }),
    handler: async ({ actor, database, params }) => {
      const row = await readAttachment(database, actor, params.id);
      return { stream: (_request, response) => send(store.path(row.hash), row, response) };
    },
  });

function send(path: string, row: AttachmentRow, response: ServerResponse): void {
  const file = createReadStream(path);
  file.once('error', () => response.destroy(fault('not-found')));
  file.once('open', () => {
    response.writeHead(200, {
      'Content-Type': row.type,
      'Content-Length': row.size,
      'Cache-Control': 'private, max-age=31536000, immutable',
      // Whatever it holds: no scripts, no other origin, no page of ours.
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'Content-Disposition': disposition(row),
    });
    pipeline(file, response, () => undefined);
  });
}

function disposition({ name, type }: AttachmentRow): string {
  const how = mayBeShown(type) ? 'inline' : 'attachment';
  return name ? `${how}; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}` : how;
}
