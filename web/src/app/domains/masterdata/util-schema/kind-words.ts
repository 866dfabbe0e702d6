import type { I18n } from '../../shared/util-i18n/i18n.ts';

type Words = Pick<I18n, 't' | 'maybe'>;

/** Label of a field: that of this kind, that of this path, that of the last word. */
export function fieldLabel(i18n: Words, plural: string, path: string): string {
  const last = path.split('.').at(-1)!;
  const own = i18n.maybe(`fields.${path}`, i18n.maybe(`fields.${last}`, path));
  return i18n.maybe(`fields.${plural}.${path}`, own);
}

/** Word of a choice; the value itself when there is none. */
export function choiceWord(i18n: Words, options: string | undefined, value: string): string {
  if (!options) return value;
  return i18n.maybe(`choices.${options}.${value}`, i18n.maybe(`${options}.${value}`, value));
}
