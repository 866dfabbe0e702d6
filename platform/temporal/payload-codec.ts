import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { ValueError } from '@temporalio/common';
import type { Payload, PayloadCodec } from '@temporalio/common';

const COMPRESSED = 'binary/millrace-zstd';
const ENCRYPTED = 'binary/millrace-aes256gcm';
const INNER = 'millrace-inner';
const KEY_ID = 'millrace-key';
/** Below this many bytes compressing costs more than it saves. */
const WORTH_COMPRESSING = 512;
/** A payload is at most 2 MiB on the wire; what unpacks to more than this is no payload of ours. */
const LIMIT = { maxOutputLength: 64 * 1024 * 1024 };
const IV_BYTES = 12;
const TAG_BYTES = 16;

type Metadata = NonNullable<Payload['metadata']>;

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const text = (value: Uint8Array | null | undefined): string => (value ? Buffer.from(value).toString('utf8') : '');

/** Compresses what goes into Temporal's histories: compiled processes and deltas shrink to a fifth. */
export class CompressingCodec implements PayloadCodec {
  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      if (!payload.data || payload.data.length < WORTH_COMPRESSING) return payload;
      return wrap(payload, COMPRESSED, zstdCompressSync(payload.data));
    });
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) =>
      encodingOf(payload) === COMPRESSED ? unwrap(payload, zstdDecompressSync(payload.data!, LIMIT)) : payload,
    );
  }
}

/** Encrypts payloads with AES-256-GCM; the key's fingerprint is stored with each, so that keys can be rotated. */
export class EncryptingCodec implements PayloadCodec {
  private readonly keys = new Map<string, Buffer>();
  private readonly current: string;

  /** `keys`: 32 bytes each; the first one encrypts, all of them decrypt. */
  constructor(keys: Buffer[]) {
    for (const key of keys) this.keys.set(fingerprint(key), key);
    this.current = fingerprint(keys[0]!);
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', this.keys.get(this.current)!, iv);
      const data = Buffer.concat([
        iv,
        cipher.update(payload.data ?? new Uint8Array()),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return wrap(payload, ENCRYPTED, data, { [KEY_ID]: bytes(this.current) });
    });
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) =>
      encodingOf(payload) === ENCRYPTED ? unwrap(payload, this.decrypt(payload)) : payload,
    );
  }

  private decrypt(payload: Payload): Uint8Array {
    const key = this.keys.get(text(payload.metadata?.[KEY_ID]));
    if (!key) throw new ValueError('a payload is encrypted with a key that this process does not have');
    const data = Buffer.from(payload.data!);
    const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, IV_BYTES));
    decipher.setAuthTag(data.subarray(data.length - TAG_BYTES));
    return Buffer.concat([decipher.update(data.subarray(IV_BYTES, data.length - TAG_BYTES)), decipher.final()]);
  }
}

/** Compress first: what is encrypted no longer compresses. */
export function payloadCodecs(encryptionKey?: string): PayloadCodec[] {
  const compressing = new CompressingCodec();
  return encryptionKey ? [compressing, new EncryptingCodec([Buffer.from(encryptionKey, 'base64')])] : [compressing];
}

function encodingOf(payload: Payload): string {
  return text(payload.metadata?.['encoding']);
}

function wrap(payload: Payload, encoding: string, data: Uint8Array, extra: Metadata = {}): Payload {
  const metadata = JSON.stringify(
    Object.fromEntries(Object.entries(payload.metadata ?? {}).map(([name, value]) => [name, text(value)])),
  );
  return { metadata: { encoding: bytes(encoding), [INNER]: bytes(metadata), ...extra }, data };
}

function unwrap(payload: Payload, data: Uint8Array): Payload {
  const inner = JSON.parse(text(payload.metadata?.[INNER])) as Record<string, string>;
  return { metadata: Object.fromEntries(Object.entries(inner).map(([name, value]) => [name, bytes(value)])), data };
}

function fingerprint(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}
