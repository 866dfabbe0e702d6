const secretName = /pass(word|phrase)?$|secret|token|authorization|cookie|api[-_]?key|credential|private[-_]?key/i;
const secretInUrl = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:)[^\s@]+@/gi;
const bearer = /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi;
const deepest = 6;

/** Replaces passwords in URLs and authorization headers inside a text. */
export function redactText(text: string): string {
  return text.replace(secretInUrl, '$1•••@').replace(bearer, '$1 •••');
}

/** A copy of `value` without secrets: members with telling names, passwords in URLs, bearer tokens. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null || value instanceof Error || value instanceof Date) return value;
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      secretName.test(name) && member !== null && member !== undefined ? '•••' : redact(member, depth + 1),
    ]),
  );
}
