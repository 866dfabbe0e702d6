import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { readZipEntry } from './zip.mjs';

interface File {
  name: string;
  content: string;
  method: 0 | 8 | 12;
}

/** A zip archive as `zip` would write it, as far as the reader looks at it. */
function zip(files: File[], comment = ''): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method } of files) {
    const data = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(name.length, 26);
    head.writeUInt16LE(4, 28);
    local.push(head, Buffer.from(name), Buffer.alloc(4), data);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    offset += 34 + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...local, ...directory, end, Buffer.from(comment)]);
}

const files: File[] = [
  { name: 'a/plain.txt', content: 'plain', method: 0 },
  { name: 'a/packed.txt', content: 'packed '.repeat(500), method: 8 },
];

describe('readZipEntry', () => {
  it.each([
    ['a/plain.txt', 'plain'],
    ['a/packed.txt', 'packed '.repeat(500)],
  ])('reads %s', (name, content) => {
    expect(readZipEntry(zip(files), (found) => found === name)?.toString()).toBe(content);
  });

  it('finds the directory before a comment', () => {
    expect(readZipEntry(zip(files, 'made by hand'), (name) => name.endsWith('plain.txt'))?.toString()).toBe('plain');
  });

  it('knows when nothing matches', () => {
    expect(readZipEntry(zip(files), () => false)).toBeUndefined();
  });

  it('refuses what is no zip archive, and ways of packing it does not know', () => {
    expect(() => readZipEntry(Buffer.from('<html>not found</html>'), () => true)).toThrow('not a zip archive');
    expect(() => readZipEntry(zip([{ name: 'x', content: 'x', method: 12 }]), () => true)).toThrow(
      'x is packed in an unknown way',
    );
  });
});
