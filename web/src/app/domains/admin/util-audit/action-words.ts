import type { I18n } from '../../shared/util-i18n/i18n.ts';
import { subjectWord } from '../util-rules/rule-words.ts';

/** `masterdata.create-item` on an item: `Created · Item`; what was taken back says so. */
export function actionWords(i18n: Pick<I18n, 't' | 'maybe' | 'text'>, action: string, subject: string): string {
  const undone = action.endsWith('.undo');
  const plain = undone ? action.slice(0, -'.undo'.length) : action;
  const verb = plain.split('.').at(-1)!.split('-')[0]!;
  const words = `${i18n.maybe(`audit.verbs.${verb}`, verb)} · ${subjectWord({ i18n }, subject)}`;
  return undone ? i18n.t('audit.undone', { what: words }) : words;
}
