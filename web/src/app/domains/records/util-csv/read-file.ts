export type ReadFile = { text: string } | { refused: 'excel' | 'empty' | 'size' };

const LARGEST = 50 * 1024 * 1024;

/** A CSV file as text: UTF-8, or the GB 18030 in which spreadsheets on Chinese computers save it. */
export function readCsvFile(bytes: Uint8Array): ReadFile {
  if (bytes.length > LARGEST) return { refused: 'size' };
  // A zip (xlsx) or a compound file (xls).
  if ((bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)) return { refused: 'excel' };
  const text = decoded(bytes);
  return text.trim() === '' ? { refused: 'empty' } : { text };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
