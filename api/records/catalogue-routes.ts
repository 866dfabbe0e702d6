import { z } from 'zod';
import { inventoryErrors } from '../../contracts/inventory/errors.ts';
import type { LocalizedText } from '../../contracts/json.ts';
import { procurementErrors } from '../../contracts/procurement/errors.ts';
import { productionErrors } from '../../contracts/production/errors.ts';
import { qualityErrors } from '../../contracts/quality/errors.ts';
import { services } from '../../contracts/services.ts';
import type { ServiceEntry } from '../../contracts/services.ts';
import { fieldLabels } from '../../contracts/services/labels.ts';
import { recordTitles } from '../../contracts/services/record-titles.ts';
import { warehouseErrors } from '../../contracts/warehouse/errors.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';

const text = z.strictObject({ zh: z.string(), en: z.string().optional() });
const named = z.strictObject({ code: z.string(), name: text });
const field = z.strictObject({ name: z.string(), label: text, required: z.boolean() });
const serviceView = z.strictObject({
  type: z.string(),
  title: text,
  permission: z.strictObject({ verb: z.string(), subject: z.string() }),
  input: z.array(field),
  output: z.array(field),
  errors: z.array(named),
  undo: z.boolean(),
});

const access = { kind: 'verb', verb: 'read', subject: 'ProcessDefinition' } as const;

const errorTitles: Record<string, { title: LocalizedText }> = {
  ...inventoryErrors,
  ...productionErrors,
  ...qualityErrors,
  ...warehouseErrors,
  ...procurementErrors,
};

const servicesRoute = route({
  method: 'get',
  path: '/api/services',
  access,
  summary: 'The service catalogue: what service tasks can call, with inputs, outputs and business errors',
  response: z.strictObject({ items: z.array(serviceView) }),
  handler: () =>
    Promise.resolve({ body: { items: Object.entries(services).map(([type, entry]) => described(type, entry)) } }),
});

const recordsRoute = route({
  method: 'get',
  path: '/api/records',
  access,
  summary: 'Domain commands that completing a task can carry out',
  response: z.strictObject({ items: z.array(named) }),
  handler: () =>
    Promise.resolve({
      body: { items: Object.entries(recordTitles).map(([code, name]) => ({ code, name: { ...name } })) },
    }),
});

function described(type: string, entry: ServiceEntry): z.infer<typeof serviceView> {
  return {
    type,
    title: { ...entry.title },
    permission: { verb: entry.verb, subject: entry.subject },
    input: fieldsOf(entry.input, 'input'),
    output: fieldsOf(entry.result, 'output'),
    errors: entry.errors.map((code) => ({ code, name: { ...(errorTitles[code]?.title ?? { zh: code, en: code }) } })),
    undo: entry.undo,
  };
}

function fieldsOf(schema: z.ZodType, io: 'input' | 'output'): z.infer<typeof field>[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return Object.keys(properties).map((name) => ({
    name,
    label: { ...(fieldLabels[name] ?? { zh: name, en: name }) },
    required: required.includes(name),
  }));
}

/** What the modeler offers for service tasks and for tasks that make a record. */
export const catalogueRoutes: AnyRoute[] = [servicesRoute, recordsRoute];
