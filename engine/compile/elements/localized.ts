import type { LocalizedText } from '../../../contracts/json.ts';
import type { ModdleElement } from '../moddle.ts';
import { textOf } from '../moddle.ts';

/** A text per language; Chinese falls back to English so that there is always one to show. */
export function localized(element: ModdleElement | undefined): LocalizedText | null {
  const zh = textOf(element, 'zh');
  const en = textOf(element, 'en');
  if (zh === undefined && en === undefined) return null;
  return { zh: zh ?? en!, ...(en === undefined ? {} : { en }) };
}
