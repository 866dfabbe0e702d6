/** One column of a file to import. */
export interface ImportColumn {
  /** As the API calls it. */
  name: string;
  /** As people call it: may stand in the head of the file instead. */
  label: string;
  required?: boolean;
  /** What may stand in it. */
  note?: string;
}

/**
 * The head of a file in the words of the API: columns may be called as the app calls them. Anything else stays, so that
 * the API can say that it does not know it.
 */
export function withKnownHead(text: string, columns: readonly ImportColumn[]): string {
  const end = text.search(/\r?\n|$/);
  const names = new Map(columns.flatMap(({ name, label }) => [[label.trim().toLowerCase(), name] as const]));
  const head = text
    .slice(0, end)
    .split(',')
    .map((cell) => {
      const plain = cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"')
        .replace(/\s*\*$/, '');
      return names.get(plain.toLowerCase()) ?? cell;
    });
  return head.join(',') + text.slice(end);
}

/** An empty file to fill in: its head in the language of the person, what must be filled in marked by a star. */
export function templateOf(columns: readonly ImportColumn[]): string {
  const head = columns.map(({ label, required }) => quoted(required ? `${label}*` : label));
  return `\ufeff${head.join(',')}\r\n`;
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Name of the column that an error speaks of; `lines.3.item` is the column `lines.item`. */
export function columnLabel(path: string, columns: readonly ImportColumn[]): string {
  const name = path.replaceAll(/\.\d+(?=\.|$)/g, '');
  const exact = columns.find((column) => column.name === name);
  // A name that is missing as a whole is missing in its first language.
  return (exact ?? columns.find((column) => column.name.startsWith(`${name}.`)))?.label ?? path;
}
