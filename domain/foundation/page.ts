import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';

/** Query parameters of every list: spread into its strict object. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(1000).optional(),
};

/** One page of a list; `nextCursor` is missing on the last. */
export interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

/** The response of a list, for route tables. */
export function pageSchema<Item>(item: z.ZodType<Item>): z.ZodType<Page<Item>> {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().optional() }) as unknown as z.ZodType<
    Page<Item>
  >;
}

/**
 * Cuts a page out of `limit + 1` rows. `keyOf` gives the sort values of a row, unique together: the next page asks for
 * rows after them.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number | null)[],
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(itemOf);
  if (rows.length <= limit || !last) return { items };
  return { items, nextCursor: Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') };
}

const cursorSchema = z.array(z.union([z.string().max(300), z.number(), z.null()])).max(6);

/** The sort values that a cursor carries; refused when it was not made by `pageOf` for `width` values. */
export function cursorValues(cursor: string | undefined, width: number): (string | number | null)[] | undefined {
  if (cursor === undefined) return undefined;
  const parsed = cursorSchema.safeParse(jsonOf(cursor));
  if (parsed.success && parsed.data.length === width) return parsed.data;
  throw fault('invalid-input', {
    detail: 'the cursor is not one of this list',
    errors: [{ path: 'cursor', code: 'invalid', message: 'not a cursor of this list' }],
  });
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
