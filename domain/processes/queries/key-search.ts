import type { Conditions } from './conditions.ts';

/** Adds a search for a business key by its beginning or its end; both are found by index. */
export function addKeySearch(conditions: Conditions, column: string, search: string | undefined): void {
  if (search === undefined) return;
  const text = search.toLowerCase();
  const prefix = conditions.param(`${escaped(text)}%`);
  const suffix = conditions.param(`${escaped([...text].reverse().join(''))}%`);
  conditions.add(`(lower(${column}) like ${prefix} or reverse(lower(${column})) like ${suffix})`);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
