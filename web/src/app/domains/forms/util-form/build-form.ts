import type { Form, FormField, SimpleFormField } from '../../../../../../contracts/forms/form.ts';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { LookupName } from '../../shared/util-lookup/lookup-client.ts';
import type { Translate, Word } from '../../shared/util-i18n/i18n.ts';

type Labelled<F> = F extends unknown
  ? Omit<F, 'label' | 'help' | 'options' | 'lookup'> &
      Words &
      ('lookup' extends keyof F ? { lookup?: FieldLookup } : unknown)
  : never;

interface FieldLookup {
  name: LookupName;
  params?: Record<string, string>;
}

interface Words {
  label: Word;
  help?: Word;
  options?: { value: string; label: Word }[];
}

export type ColumnSpec = Labelled<SimpleFormField>;
type Table = Omit<Extract<FormField, { type: 'table' }>, 'label' | 'help' | 'columns'> &
  Words & { columns: ColumnSpec[] };

/** A field of one of the app's own forms: its words are keys of the dictionaries. */
export type FieldSpec = Exclude<Labelled<FormField>, { type: 'table' }> | Table;

/** One of the app's own forms, in the language of the person. */
export function buildForm(t: Translate, key: string, title: Word, fields: readonly FieldSpec[]): Form {
  return { formatVersion: 1, key, title: both(wordOf(t, title)), fields: fields.map((field) => worded(t, field)) };
}

function worded(t: Translate, spec: FieldSpec | ColumnSpec): FormField {
  const { label, help, options, ...rest } = spec;
  const columns = 'columns' in spec ? { columns: spec.columns.map((column) => worded(t, column)) } : {};
  return {
    ...rest,
    ...columns,
    label: both(wordOf(t, label)),
    ...(help ? { help: both(wordOf(t, help)) } : {}),
    ...(options ? { options: options.map((one) => ({ value: one.value, label: both(wordOf(t, one.label)) })) } : {}),
  } as FormField;
}

function wordOf(t: Translate, label: Word): string {
  return typeof label === 'string' ? t(label) : label.text;
}

function both(text: string): LocalizedText {
  return { zh: text, en: text };
}
