import type { Key } from '../util-i18n/i18n.ts';

export interface Column<T> {
  id: string;
  label: Key;
  /** Instead of the label: the name of a variable. */
  text?: string;
  /** Text of the cell; a `mrCell` template of the same id shows something richer. */
  value?: (row: T) => string | number | null | undefined;
  /** Field name for sorting by the server; the header becomes a button. */
  sort?: string;
  align?: 'end';
  width?: string;
  /** `phone`: left out on narrow screens; `title`: the heading of the card there. */
  narrow?: 'hide' | 'title';
}
