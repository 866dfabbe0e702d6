/** Bytes of a file as text: by byte order mark, else by the encoding that the XML declaration names, else UTF-8. */
export function decodeXml(bytes: Uint8Array): { text: string } | { problem: string } {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text };
  } catch (error) {
    const known = error instanceof TypeError;
    return { problem: known ? `the file is not valid ${encoding}` : `the encoding ${encoding} is not known` };
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  // `<?` in UTF-16 without a mark.
  if (a === 0x3c && b === 0x00) return 'utf-16le';
  if (a === 0x00 && b === 0x3c) return 'utf-16be';
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1];
  // Whoever declares UTF-16 in bytes that read as single-byte text has written UTF-8.
  return declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}
