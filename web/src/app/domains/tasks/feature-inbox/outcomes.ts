import type { I18n } from '../../shared/util-i18n/i18n.ts';
import type { TaskView } from '../data/task-client.ts';

export interface OutcomeButton {
  /** Null: completing without an outcome. */
  value: string | null;
  label: string;
  look: 'primary' | 'neutral' | 'danger';
}

/** The buttons under a task: what the drawing says, else what the form says, else one "complete". */
export function outcomesOf(task: TaskView | undefined, i18n: I18n): OutcomeButton[] {
  const fromForm = task?.form?.outcomes ?? [];
  const looks = new Map(fromForm.map((outcome) => [outcome.value, outcome.look]));
  const drawn = (task?.outcomes ?? []).map(({ code, label }) => ({ value: code, label: i18n.text(label, code) }));
  const offered =
    drawn.length > 0 ? drawn : fromForm.map(({ value, label }) => ({ value, label: i18n.text(label, value) }));
  if (offered.length === 0) return [{ value: null, label: i18n.t('inbox.complete'), look: 'primary' }];
  return offered.map((one, index) => ({ ...one, look: looks.get(one.value) ?? (index === 0 ? 'primary' : 'neutral') }));
}
