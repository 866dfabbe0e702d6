import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files by the hash of their content, in one folder that all APIs share. They never change and never go. */
export class AttachmentStore {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'attachments');
  }

  /** Where the content with this hash lies. */
  path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }

  /** Keeps a content, safe from a power cut when this returns; the same content is kept once. */
  async keep(content: Uint8Array): Promise<string> {
    const hash = createHash('sha256').update(content).digest('hex');
    const path = this.path(hash);
    if ((await sizeOf(path)) === content.length) return hash;
    await mkdir(dirname(path), { recursive: true });
    const half = `${path}.${randomUUID()}`;
    const file = await open(half, 'wx', 0o640);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path).catch(async (error: unknown) => {
      await unlink(half).catch(() => undefined);
      throw error;
    });
    return hash;
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch {
    return undefined;
  }
}
