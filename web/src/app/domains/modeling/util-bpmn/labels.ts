import type { Moddle } from './diagram-types.ts';
import { extensionOf, stringOf } from './extensions.ts';

export type Side = 'zh' | 'en';
export type Naming = Partial<Record<Side, string>>;

export const LABEL = 'millrace:Label';

/** What `millrace:label` says per language. */
export function labelsOf(moddle: Moddle): Naming {
  const label = extensionOf(moddle, LABEL);
  return { zh: stringOf(label, 'zh'), en: stringOf(label, 'en') };
}

/** Text of an element for a reader of that language; the plain name stands in for what is missing. */
export function textOf(moddle: Moddle, side: Side): string {
  const labels = labelsOf(moddle);
  return labels[side] || moddle.name || labels.zh || labels.en || '';
}

/** Both languages for the inspector: a plain name counts for the language it is written in. */
export function namingOf(moddle: Moddle): Naming {
  const labels = labelsOf(moddle);
  const name = moddle.name ?? '';
  if (labels.zh || labels.en || !name)
    return { zh: labels.zh || (labels.en === name ? '' : name), en: labels.en ?? '' };
  return /[\u3400-\u9fff]/.test(name) ? { zh: name, en: '' } : { zh: '', en: name };
}
