import type { Lang } from '../../shared/util-i18n/i18n.ts';

type Dictionary = Record<string, string>;

const none: Dictionary = {};
let chinese: Dictionary = none;

/** Loads the words of the drawing tools; English is what the tools speak by themselves. */
export async function loadToolWords(lang: Lang): Promise<void> {
  if (lang === 'zh-CN') chinese = (await import('../../../../i18n/zh-CN/bpmn-js.json')).default;
}

/** The `translate` service of bpmn-js, following the language of the person while the editor is open. */
export function translateModule(lang: () => Lang): object {
  const translate = (template: string, values: Record<string, string> = {}): string => {
    const dictionary = lang() === 'zh-CN' ? chinese : none;
    const text = dictionary[template] ?? template;
    return text.replace(/\{([^}]+)\}/g, (hole, name: string) => {
      const value = values[name];
      return value === undefined ? hole : (dictionary[value] ?? value);
    });
  };
  return { translate: ['value', translate] };
}
