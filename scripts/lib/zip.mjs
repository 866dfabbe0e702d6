import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const stored = 0;
const deflated = 8;

/**
 * Reads one file out of a zip archive (a Python wheel is one). No encryption, no archives over 4 GiB.
 * @param {Buffer} archive
 * @param {(name: string) => boolean} wanted
 * @returns {Buffer | undefined} its content
 */
export function readZipEntry(archive, wanted) {
  for (const entry of entries(archive)) {
    if (!wanted(entry.name)) continue;
    // The local header repeats name and extra field, with lengths of its own.
    const start = entry.offset + 30 + archive.readUInt16LE(entry.offset + 26) + archive.readUInt16LE(entry.offset + 28);
    const content = archive.subarray(start, start + entry.compressed);
    if (entry.method === stored) return content;
    if (entry.method === deflated) return inflateRawSync(content, { maxOutputLength: entry.size || undefined });
    throw new Error(`${entry.name} is packed in an unknown way (${entry.method})`);
  }
  return undefined;
}

/** @param {Buffer} archive */
function* entries(archive) {
  let at = directoryStart(archive);
  while (at + 46 <= archive.length && archive.readUInt32LE(at) === directoryEntry) {
    const nameLength = archive.readUInt16LE(at + 28);
    yield {
      method: archive.readUInt16LE(at + 10),
      compressed: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
    };
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

/** @param {Buffer} archive */
function directoryStart(archive) {
  // The record at the end may be followed by a comment of up to 65,535 bytes.
  for (let at = archive.length - 22; at >= Math.max(0, archive.length - 22 - 0xffff); at--) {
    if (archive.readUInt32LE(at) === endOfDirectory) return archive.readUInt32LE(at + 16);
  }
  throw new Error('not a zip archive');
}
