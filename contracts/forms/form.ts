import { z } from 'zod';

/**
 * A form: what a person fills in for a task. Fields in reading order; rules are FEEL (text that starts with `=`) over
 * the task's variables and the values entered so far. Records are named by their code (`ITEM-1`, `A-01-02`), the same
 * text that is printed on labels, so that a scanned and a picked value are equal.
 */

const identifier = z
  .string()
  .max(60)
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'letters, digits and underscore');

/** A text in the product's languages. */
export const localizedText = z.strictObject({ zh: z.string().min(1).max(500), en: z.string().max(500).optional() });

const feel = z.string().max(2000).startsWith('=');
const plainOrFeel = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);

const common = {
  key: identifier,
  label: localizedText,
  help: localizedText.optional(),
  required: z.boolean().optional(),
  readOnly: z.union([z.boolean(), feel]).optional(),
  visibleWhen: feel.optional(),
  /** A constant, or FEEL such as `=quantity - scrap`. */
  defaultValue: plainOrFeel.optional(),
  /** `half`: two side by side where the screen is wide enough. */
  width: z.enum(['full', 'half']).optional(),
};

const decimalText = z.string().regex(/^-?\d{1,14}(\.\d{1,6})?$/);

/** Options from records instead of a fixed list: `reasons` with `{kind: 'scrap'}`. Served by `/api/lookups/{name}`. */
const lookup = z.strictObject({
  name: z.enum(['items', 'lots', 'locations', 'reasons', 'people', 'suppliers', 'work-units', 'units', 'work-orders']),
  params: z.record(z.string(), z.string()).optional(),
});

const option = z.strictObject({ value: z.string().max(200), label: localizedText });

const text = z.strictObject({
  ...common,
  type: z.enum(['text', 'textarea']),
  maxLength: z.int().min(1).max(10_000).optional(),
  pattern: z.string().max(200).optional(),
});
/** A number that is counted or read off, not a stock quantity; stored as a JSON number. */
const number = z.strictObject({
  ...common,
  type: z.literal('number'),
  min: z.number().optional(),
  max: z.union([z.number(), feel]).optional(),
  decimals: z.int().min(0).max(6).optional(),
});
/** A quantity with its unit; the value is decimal text. */
const quantity = z.strictObject({
  ...common,
  type: z.literal('quantity'),
  min: z.union([decimalText, feel]).optional(),
  max: z.union([decimalText, feel]).optional(),
  /** Unit code, or FEEL that gives it. */
  unit: z.string().max(200).optional(),
});
const choice = z
  .strictObject({
    ...common,
    type: z.enum(['select', 'radio']),
    options: z.array(option).max(200).optional(),
    lookup: lookup.optional(),
    multiple: z.boolean().optional(),
  })
  .refine((field) => Boolean(field.options) !== Boolean(field.lookup), 'either options or lookup');
const checkbox = z.strictObject({ ...common, type: z.literal('checkbox') });
const moment = z.strictObject({
  ...common,
  type: z.enum(['date', 'datetime']),
  min: z.string().max(200).optional(),
  max: z.string().max(200).optional(),
});
/** A record picked or scanned; the value is its code (`person`: the user name). */
const reference = z.strictObject({
  ...common,
  type: z.enum(['person', 'item', 'lot', 'location']),
  params: z.record(z.string(), z.string()).optional(),
  multiple: z.boolean().optional(),
});
/** Any bar code; `expects` names what it should be, see `GET /api/scan`. */
const scan = z.strictObject({
  ...common,
  type: z.literal('scan'),
  expects: z
    .array(z.enum(['item', 'lot', 'location', 'work-order', 'put-away', 'purchase-order', 'person']))
    .optional(),
  /** The scanned code must equal this FEEL value. */
  mustEqual: feel.optional(),
});
/** The value is the id of the stored file. */
const attachment = z.strictObject({
  ...common,
  type: z.enum(['photo', 'signature']),
  maxFiles: z.int().min(1).max(20).optional(),
});
/** Shown, never sent: `text`, the FEEL value, or both. */
const info = z.strictObject({
  ...common,
  type: z.literal('info'),
  text: localizedText.optional(),
  value: feel.optional(),
});

const simpleField = z.discriminatedUnion('type', [
  text,
  number,
  quantity,
  choice,
  checkbox,
  moment,
  reference,
  scan,
  attachment,
  info,
]);

/** Rows of simple fields; the value is a list of objects. `=rows` as default value fills it from a variable. */
const table = z.strictObject({
  ...common,
  type: z.literal('table'),
  columns: z.array(simpleField).min(1).max(30),
  minRows: z.int().min(0).optional(),
  maxRows: z.int().min(1).max(1000).optional(),
  /** May rows be added or removed? Default true. */
  fixedRows: z.boolean().optional(),
});

export const formField = z.union([simpleField, table]);

/** A button that completes the task with this `outcome`. Without any, there is one button "complete". */
const outcome = z.strictObject({
  value: identifier,
  label: localizedText,
  look: z.enum(['primary', 'neutral', 'danger']).optional(),
});

export const form = z
  .strictObject({
    formatVersion: z.literal(1),
    /** What `zeebe:formDefinition formId` names. */
    key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    title: localizedText,
    fields: z.array(formField).min(1).max(200),
    outcomes: z.array(outcome).max(6).optional(),
  })
  .refine(
    (value) => new Set(value.fields.map((field) => field.key)).size === value.fields.length,
    'two fields with one key',
  );

export type Form = z.infer<typeof form>;
export type FormField = z.infer<typeof formField>;
export type SimpleFormField = z.infer<typeof simpleField>;
export type TableFormField = z.infer<typeof table>;
export type FormFieldType = FormField['type'];
export type FormLookup = z.infer<typeof lookup>;
