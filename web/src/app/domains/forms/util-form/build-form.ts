import type { Form, FormField, SimpleFormField } from '../../../../../../contracts/forms/form.ts';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { Key, Translate } from '../../shared/util-i18n/i18n.ts';

type Labelled<F> = F extends unknown ? Omit<F, 'label' | 'help' | 'options'> & Words : never;

interface Words {
  label: Key;
  help?: Key;
  options?: { value: string; label: Key | { text: string } }[];
}

type Column = Labelled<SimpleFormField>;
type Table = Omit<Extract<FormField, { type: 'table' }>, 'label' | 'help' | 'columns'> & Words & { columns: Column[] };

/** A field of one of the app's own forms: its words are keys of the dictionaries. */
export type FieldSpec = Exclude<Labelled<FormField>, { type: 'table' }> | Table;

/** One of the app's own forms, in the language of the person. */
export function buildForm(t: Translate, key: string, title: Key, fields: readonly FieldSpec[]): Form {
  return { formatVersion: 1, key, title: both(t(title)), fields: fields.map((field) => worded(t, field)) };
}

function worded(t: Translate, spec: FieldSpec | Column): FormField {
  const { label, help, options, ...rest } = spec;
  const columns = 'columns' in spec ? { columns: spec.columns.map((column) => worded(t, column)) } : {};
  return {
    ...rest,
    ...columns,
    label: both(t(label)),
    ...(help ? { help: both(t(help)) } : {}),
    ...(options ? { options: options.map((one) => ({ value: one.value, label: both(wordOf(t, one.label)) })) } : {}),
  } as FormField;
}

function wordOf(t: Translate, label: Key | { text: string }): string {
  return typeof label === 'string' ? t(label) : label.text;
}

function both(text: string): LocalizedText {
  return { zh: text, en: text };
}
