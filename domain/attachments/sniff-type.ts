type Signature = [type: string, offset: number, bytes: string];

/** First bytes of the kinds of files that a shop floor makes. */
const signatures: readonly Signature[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/heic', 4, 'ftypheic'],
  ['video/mp4', 4, 'ftyp'],
  ['application/pdf', 0, '%PDF-'],
  ['application/zip', 0, 'PK\x03\x04'],
];

/** What a file is by its content; whatever is not known is only to be saved, never shown. */
export function sniffType(content: Uint8Array): string {
  const start = Buffer.from(content.subarray(0, 32)).toString('latin1');
  const found = signatures.find(([, offset, bytes]) => start.startsWith(bytes, offset));
  if (found) return found[0];
  return isText(content) ? 'text/plain; charset=utf-8' : 'application/octet-stream';
}

/** Types that a browser may show in place. No SVG or HTML: they can hold scripts. */
export function mayBeShown(type: string): boolean {
  return /^image\/(png|jpeg|gif|webp)$|^application\/pdf$|^video\/mp4$/.test(type);
}

function isText(content: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return !/[\u0000-\u0008\u000e-\u001f]|<\s*(!doctype|html|svg|script|\?xml)/i.test(text);
  } catch {
    return false;
  }
}
