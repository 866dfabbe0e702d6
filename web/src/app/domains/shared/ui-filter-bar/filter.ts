import type { Key } from '../util-i18n/i18n.ts';

export interface FilterOption {
  value: string;
  label: string;
}

/** One filter of a list. `values` may be asked from the server while typing (`search`). */
export interface Filter {
  id: string;
  label: Key;
  /** Instead of the label: the name of a variable. */
  text?: string;
  kind: 'choice' | 'text' | 'date' | 'lookup';
  options?: () => FilterOption[];
  search?: (text: string) => Promise<FilterOption[]>;
}

export type FilterValues = Record<string, string>;
