import { buildForm } from '../../forms/util-form/build-form.ts';
import type { Values } from '../../forms/util-form/form-model.ts';
import { FormModel } from '../../forms/util-form/form-model.ts';
import type { I18n } from '../../shared/util-i18n/i18n.ts';
import type { KindView } from '../util-kinds/kind-view.ts';
import type { Kind } from '../util-schema/json-schema.ts';
import { pluralOf } from '../util-schema/json-schema.ts';
import { kindFields } from '../util-schema/schema-fields.ts';

export interface KindForm {
  model: FormModel;
  headings: Record<string, string>;
}

export interface KindFormOptions {
  kind: Kind;
  view: KindView;
  values: Values;
  /** The record exists. */
  changing: boolean;
  hidden: ReadonlySet<string>;
}

/** The form of a record of master data, in the language of the person. */
export function kindForm(i18n: I18n, { kind, view, values, changing, hidden }: KindFormOptions): KindForm {
  const context = { i18n, plural: pluralOf(kind), view, changing, hidden };
  const { fields, headings } = kindFields(kind.input, context);
  const form = buildForm(i18n.t, kind.name, { text: i18n.text(kind.title) }, fields);
  return { model: new FormModel(form, {}, values), headings };
}

/** The revision after this one: A → B, Z → AA, 3 → 4. */
export function nextRevision(revision: string): string {
  const number = /^(.*?)(\d+)$/.exec(revision);
  if (number) return `${number[1]!}${Number(number[2]) + 1}`;
  const letters = /^(.*?)([A-Z]+)$/.exec(revision);
  return letters ? `${letters[1]!}${nextLetters(letters[2]!)}` : `${revision}2`;
}

function nextLetters(letters: string): string {
  const last = letters.at(-1)!;
  if (last !== 'Z') return letters.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1);
  return letters.length === 1 ? 'AA' : `${nextLetters(letters.slice(0, -1))}A`;
}
