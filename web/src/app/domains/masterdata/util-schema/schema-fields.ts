import type { ColumnSpec, FieldSpec } from '../../forms/util-form/build-form.ts';
import type { I18n, Word } from '../../shared/util-i18n/i18n.ts';
import type { FieldHint, KindView } from '../util-kinds/kind-view.ts';
import { SHIFTS } from './form-values.ts';
import type { JsonSchema } from './json-schema.ts';
import { isDecimal, propertiesOf, requiredOf, shapeOf } from './json-schema.ts';
import { choiceWord, fieldLabel } from './kind-words.ts';

export interface FieldContext {
  i18n: Pick<I18n, 't' | 'maybe'>;
  plural: string;
  view: Pick<KindView, 'hints' | 'groups' | 'fixed'>;
  /** The record exists: what makes it the same record is fixed, and defaults are past. */
  changing: boolean;
  /** Fields that are left out: guarded ones without a right, the plant where there is only one. */
  hidden: ReadonlySet<string>;
}

export interface KindFields {
  fields: FieldSpec[];
  /** Headings, by the key of the field that they stand above. */
  headings: Record<string, string>;
}

interface Place {
  /** `sampling.aql.major` */
  path: string;
  /** `sampling_aql_major` */
  key: string;
  required: boolean;
}

type SimpleSpec = Extract<FieldSpec, ColumnSpec>;

/** The form of a kind of master data, from the schema of its input and what the app knows about its fields. */
export function kindFields(schema: JsonSchema, context: FieldContext): KindFields {
  const properties = propertiesOf(schema);
  const named = context.view.groups.flatMap((group) => group.fields);
  const rest = Object.keys(properties).filter((name) => !named.includes(name));
  const result: KindFields = { fields: [], headings: {} };
  for (const group of [...context.view.groups, { fields: rest }]) {
    const fields = group.fields
      .filter((name) => properties[name] && !context.hidden.has(name))
      .flatMap((name) => {
        const place = { path: name, key: name, required: requiredOf(schema).includes(name) };
        return fieldsOf(properties[name]!, place, context);
      });
    if ('title' in group && group.title && fields[0]) result.headings[fields[0].key] = context.i18n.t(group.title);
    result.fields.push(...fields);
  }
  return result;
}

function fieldsOf(schema: JsonSchema, place: Place, context: FieldContext): FieldSpec[] {
  switch (shapeOf(schema)) {
    case 'rows':
      return [tableOf(schema, place, context)];
    case 'localized':
    case 'group':
      return insideOf(schema, place, context).flatMap(([inner, at]) => fieldsOf(inner, at, context));
    default:
      return [simpleOf(schema, place, context)];
  }
}

/** Fields inside an object: those that it wants are wanted only when the object itself is. */
function insideOf(schema: JsonSchema, place: Place, context: FieldContext): [JsonSchema, Place][] {
  return Object.entries(propertiesOf(schema)).map(([name, inner]) => [
    inner,
    {
      path: `${place.path}.${name}`,
      key: `${place.key}${place.key ? '_' : ''}${name}`,
      required: place.required && requiredOf(schema).includes(name) && !hintOf(context, place.path).visibleWhen,
    },
  ]);
}

function tableOf(schema: JsonSchema, place: Place, context: FieldContext): FieldSpec {
  const columns = columnsOf(schema.items!, { ...place, key: '', required: true }, { ...context, changing: false });
  return {
    ...common(place, context),
    type: 'table',
    columns,
    ...(schema.minItems ? { minRows: schema.minItems } : {}),
    maxRows: Math.min(schema.maxItems ?? 1000, 1000),
    width: 'full',
  };
}

function columnsOf(schema: JsonSchema, place: Place, context: FieldContext): ColumnSpec[] {
  return insideOf(schema, place, context).flatMap(([inner, at]) =>
    ['localized', 'group'].includes(shapeOf(inner)) ? columnsOf(inner, at, context) : [simpleOf(inner, at, context)],
  );
}

function simpleOf(schema: JsonSchema, place: Place, context: FieldContext): SimpleSpec {
  const hint = hintOf(context, place.path);
  const base = { ...common(place, context), ...defaultOf(schema, hint, context) };
  if (hint.lookup === 'items') return { ...base, type: 'item', ...paramsOf(hint) };
  if (hint.lookup) return { ...base, type: 'select', lookup: { name: hint.lookup, ...paramsOf(hint) } };
  switch (shapeOf(schema)) {
    case 'choice':
      return { ...base, type: 'select', options: optionsOf(schema, hint, context) };
    case 'tick':
      return { ...base, type: 'checkbox', required: false };
    case 'number':
      return { ...base, type: 'number', decimals: 0, ...limitsOf(schema) };
    case 'date':
      return { ...base, type: 'date' };
    case 'shifts':
      return { ...base, type: 'text', pattern: SHIFTS, maxLength: 200 };
    default:
      if (isDecimal(schema)) return { ...base, type: 'quantity' };
      return { ...base, type: hint.long ? 'textarea' : 'text', maxLength: schema.maxLength ?? 200 };
  }
}

function common({ path, key, required }: Place, context: FieldContext) {
  const hint = hintOf(context, path);
  const fixed = context.changing && context.view.fixed.includes(path);
  return {
    key,
    label: { text: labelOf(path, context) },
    required,
    width: hint.full || hint.long ? ('full' as const) : ('half' as const),
    ...(hint.help && !fixed ? { help: hint.help as Word } : {}),
    ...(hint.visibleWhen ? { visibleWhen: hint.visibleWhen } : {}),
    ...(fixed ? { readOnly: true } : {}),
  };
}

/** `name.zh` is called after the name and the language. */
function labelOf(path: string, { i18n, plural }: FieldContext): string {
  const steps = path.split('.');
  const last = steps.at(-1)!;
  if (last !== 'zh' && last !== 'en') return fieldLabel(i18n, plural, path);
  const label = fieldLabel(i18n, plural, steps.slice(0, -1).join('.'));
  return i18n.t(last === 'zh' ? 'masterdata.inChinese' : 'masterdata.inEnglish', { label });
}

function defaultOf(schema: JsonSchema, hint: FieldHint, { changing }: FieldContext) {
  const value = hint.defaultValue ?? schema.default;
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return changing || !plain ? {} : { defaultValue: value };
}

function optionsOf(schema: JsonSchema, hint: FieldHint, { i18n }: FieldContext) {
  return (schema.enum ?? []).map((value) => ({ value, label: { text: choiceWord(i18n, hint.options, value) } }));
}

function limitsOf(schema: JsonSchema) {
  return {
    ...(schema.minimum === undefined ? {} : { min: schema.minimum }),
    ...(schema.maximum === undefined || schema.maximum > 1e9 ? {} : { max: schema.maximum }),
  };
}

function paramsOf(hint: FieldHint) {
  return hint.params ? { params: hint.params } : {};
}

function hintOf({ view }: Pick<FieldContext, 'view'>, path: string): FieldHint {
  return view.hints[path] ?? {};
}
