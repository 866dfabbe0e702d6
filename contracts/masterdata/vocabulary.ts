import { z } from 'zod';

/** Human key of a record: printed on labels, typed, scanned. No blanks, no control characters. */
export const code = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/+#-]*$/u, 'letters, digits and . _ / + # - without blanks');

/** Names another record, by its code or its id. */
export const ref = z.string().min(1).max(100);

export const name = z.strictObject({
  zh: z.string().trim().min(1).max(200),
  en: z.string().trim().max(200).optional(),
});

/** Short free text without control characters other than line breaks. */
export const remark = z
  .string()
  .max(2000)
  .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/, 'no control characters');

export const user = z.string().min(1).max(100);
export const version = z.int().min(1);
export const percent = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/, 'a percentage as text, such as 5 or 2.5');
export const seconds = z.int().min(0).max(31_536_000);
export const currency = z.string().regex(/^[A-Z]{3}$/, 'three letters of ISO 4217');
/** A date of the plant's calendar, `2026-01-31`. */
export const date = z.iso.date();
export const instant = z.iso.datetime({ offset: true });
