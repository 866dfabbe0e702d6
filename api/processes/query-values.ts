import { z } from 'zod';

/** An instant in a query string, as a Date. */
export const instantText: z.ZodType<Date> = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text)) as unknown as z.ZodType<Date>;

const text = z.string().min(3).max(700);

/** A parameter that may come several times. */
export const repeated = z
  .union([text, z.array(text).max(10)])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]));
