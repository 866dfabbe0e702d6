import type { Request } from 'express';
import { fault } from '../../contracts/errors.ts';
import { checkValue, decodeText, parseJson } from './json-body.ts';
import type { AnyRoute } from './route.ts';

export const defaultBodyLimit = 1024 * 1024;
/** A body that takes longer is given up. */
const slowestMs = 60_000;

/** Reads and parses the body that a route takes: JSON, or text of the content types it names. */
export async function readBody(request: Request, route: AnyRoute): Promise<unknown> {
  const encoding = request.headers['content-encoding'];
  if (encoding && encoding !== 'identity')
    throw fault('unsupported-type', { detail: `a body must not be encoded with ${encoding.slice(0, 40)}` });
  const bytes = await readBytes(request, route.bodyLimit ?? defaultBodyLimit);
  if (bytes.length === 0) return undefined;
  if (route.binaryBody) return bytes;
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (route.rawBody) {
    if (!route.rawBody.includes(type)) throw unsupported(type, route.rawBody);
    const text = decodeText(bytes);
    checkValue(text, 'body');
    return text;
  }
  if (type !== 'application/json') throw unsupported(type, ['application/json']);
  return parseJson(bytes);
}

function unsupported(type: string, supported: string[]): Error {
  const given = type === '' ? 'none was given' : `not ${type.slice(0, 100)}`;
  return fault('unsupported-type', { detail: `the content type must be ${supported.join(' or ')}, ${given}` });
}

function readBytes(request: Request, limit: number): Promise<Buffer> {
  const tooLarge = (): Error =>
    fault('body-too-large', { detail: `the body must not be larger than ${limit} bytes`, params: { limit } });
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => end(fault('malformed-body', { detail: 'the body comes too slowly' })), slowestMs);
    const end = (error?: Error): void => {
      clearTimeout(timer);
      request.off('data', take).off('end', finish).off('error', fail).off('close', leave);
      if (error) reject(error);
      else resolve(Buffer.concat(chunks, size));
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limit) end(tooLarge());
      else chunks.push(chunk);
    };
    const finish = (): void => end();
    const fail = (): void => end(fault('malformed-body', { detail: 'the body broke off' }));
    const leave = (): void => end(fault('malformed-body', { detail: 'the body broke off' }));
    request.on('data', take).on('end', finish).on('error', fail).on('close', leave);
  });
}
