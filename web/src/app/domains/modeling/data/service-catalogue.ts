import type { z } from 'zod';
import { services } from '../../../../../../contracts/services.ts';
import type { ServiceEntry } from '../../../../../../contracts/services.ts';
import type { CatalogueService, ServiceField } from './modeling-catalogue.ts';

/** The services that a drawing can call, with the fields that each takes and gives. */
export function serviceCatalogue(): CatalogueService[] {
  return Object.entries(services as Record<string, ServiceEntry>).map(([type, entry]) => ({
    type,
    title: entry.title,
    input: fieldsOf(entry.input),
    output: fieldsOf(entry.result),
    errors: [...entry.errors],
  }));
}

function fieldsOf(schema: z.ZodType): ServiceField[] {
  const shape = (schema as unknown as { shape?: Record<string, z.ZodType> }).shape ?? {};
  return Object.entries(shape).map(([name, field]) => ({ name, required: !field.safeParse(undefined).success }));
}
