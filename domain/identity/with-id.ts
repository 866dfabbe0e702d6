import { z } from 'zod';

/** The body of a request with the id from its path: the input of a command on one record. */
export function withId<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape, z.core.$strict>,
): z.ZodType<z.output<z.ZodObject<Shape, z.core.$strict>> & { id: string }> {
  return schema.extend({ id: z.uuid() }) as unknown as z.ZodType<
    z.output<z.ZodObject<Shape, z.core.$strict>> & { id: string }
  >;
}
