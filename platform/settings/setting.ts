import type { z } from 'zod';

/** One line of the table: the environment variable, what it takes, and what it is for. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  /** Environment variable. */
  name: string;
  /** Parses the text of the environment; carries the default. */
  schema: Schema;
  /** What may be written there, for people. */
  type: string;
  /** The default, for people. */
  fallback: string;
  meaning: string;
  /** Never shown or logged. */
  secret?: true;
}

/** Makes one typed line of the table. */
export function setting<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  words: Omit<Setting, 'name' | 'schema'>,
): Setting<Schema> {
  return { name, schema, ...words };
}
