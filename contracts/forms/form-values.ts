import { z } from 'zod';
import type { Form, FormField, SimpleFormField, TableFormField } from './form.ts';

/** Tells whether a field is shown; hidden fields are neither required nor taken over. */
export type FieldVisible = (field: FormField, row?: Record<string, unknown>) => boolean;

/**
 * Checks what a form sends: types, lengths, required fields. Limits that are FEEL are the caller's, who has the
 * variables. Unknown names are refused, so that a form cannot smuggle variables in.
 */
export function formValues(form: Form, visible: FieldVisible = () => true): z.ZodType<Record<string, unknown>> {
  return z.strictObject(shapeOf(form.fields, visible));
}

type Shape = Record<string, z.ZodType>;

function shapeOf(fields: readonly FormField[], visible: FieldVisible): Shape {
  const shape: Shape = {};
  for (const field of fields) {
    if (field.type === 'info' || !visible(field)) continue;
    const value = valueOf(field, visible);
    shape[field.key] = field.required ? value : value.nullish();
  }
  return shape;
}

/** The member of the union whose `type` may be `Type`. */
type FieldOf<Type, Field extends SimpleFormField = SimpleFormField> = Field extends { type: infer Own }
  ? Type extends Own
    ? Field
    : never
  : never;

const valueTypes: { [Type in SimpleFormField['type']]: (field: FieldOf<Type>) => z.ZodType } = {
  text: (field) => textOf(field),
  textarea: (field) => textOf(field),
  number: (field) => limited(z.number(), field),
  quantity: () => z.string().regex(/^-?\d{1,14}(\.\d{1,6})?$/, 'a decimal number as text'),
  select: (field) => choiceOf(field),
  radio: (field) => choiceOf(field),
  checkbox: (field) => (field.required ? z.literal(true) : z.boolean()),
  date: () => z.iso.date(),
  datetime: () => z.iso.datetime({ offset: true }),
  person: (field) => codes(field.multiple),
  item: (field) => codes(field.multiple),
  lot: (field) => codes(field.multiple),
  location: (field) => codes(field.multiple),
  scan: () => z.string().min(1).max(500),
  photo: (field) => z.union([z.uuid(), z.array(z.uuid()).max(field.maxFiles ?? 5)]),
  signature: () => z.uuid(),
  info: () => z.never(),
};

function valueOf(field: FormField, visible: FieldVisible): z.ZodType {
  if (field.type === 'table') return rowsOf(field, visible);
  const make = valueTypes[field.type] as (field: SimpleFormField) => z.ZodType;
  return make(field);
}

function rowsOf(field: TableFormField, visible: FieldVisible): z.ZodType {
  const rows = z.array(z.strictObject(shapeOf(field.columns, visible))).max(field.maxRows ?? 500);
  const least = field.minRows ?? (field.required ? 1 : 0);
  return rows.min(least);
}

function textOf(field: {
  required?: boolean | undefined;
  maxLength?: number | undefined;
  pattern?: string | undefined;
}) {
  const text = z.string().max(field.maxLength ?? (field.pattern ? 500 : 10_000));
  const filled = field.required ? text.min(1) : text;
  return field.pattern ? filled.regex(new RegExp(`^(?:${field.pattern})$`, 'u')) : filled;
}

function limited(
  value: z.ZodNumber,
  field: { min?: number | undefined; max?: number | string | undefined },
): z.ZodType {
  const above = field.min === undefined ? value : value.min(field.min);
  return typeof field.max === 'number' ? above.max(field.max) : above;
}

function choiceOf(field: { options?: { value: string }[] | undefined; multiple?: boolean | undefined }): z.ZodType {
  const one = field.options ? z.enum(field.options.map((option) => option.value)) : z.string().min(1).max(200);
  return field.multiple ? z.array(one).max(200) : one;
}

function codes(multiple: boolean | undefined): z.ZodType {
  const one = z.string().min(1).max(200);
  return multiple ? z.array(one).max(200) : one;
}
