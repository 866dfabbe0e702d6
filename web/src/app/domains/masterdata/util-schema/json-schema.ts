import type { LocalizedText } from '../../../../../../contracts/json.ts';

/** As much of JSON Schema as the API describes its inputs with. */
export interface JsonSchema {
  type?: string;
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  items?: JsonSchema;
  oneOf?: readonly JsonSchema[];
  anyOf?: readonly JsonSchema[];
  enum?: readonly string[];
  const?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  format?: string;
}

/** A kind of master data, as `GET /api/masterdata/kinds` describes it. */
export interface Kind {
  name: string;
  title: LocalizedText;
  /** `/api/masterdata/items` */
  path: string;
  subject: string;
  csvColumns: readonly string[];
  csvList?: string;
  input: JsonSchema;
}

/** Last part of the path: what addresses in the app say. */
export function pluralOf(kind: Kind): string {
  return kind.path.split('/').at(-1)!;
}

/** How a value is entered and shown. */
export type Shape = 'localized' | 'shifts' | 'rows' | 'group' | 'choice' | 'tick' | 'number' | 'date' | 'text';

export function shapeOf(schema: JsonSchema): Shape {
  if (schema.type === 'object') return schema.properties?.['zh'] ? 'localized' : 'group';
  if (schema.type === 'array') return schema.items?.properties?.['from'] ? 'shifts' : 'rows';
  if (schema.enum) return 'choice';
  if (schema.type === 'boolean') return 'tick';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  return schema.format === 'date' ? 'date' : 'text';
}

/** Whether a text is a decimal number: quantities and amounts are kept as text. */
export function isDecimal(schema: JsonSchema): boolean {
  return schema.type === 'string' && /^\^-\?\\d\{/.test(schema.pattern ?? '');
}

/** The properties of an object; of alternatives all that any has, with every value that the telling one may take. */
export function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  const kinds = schema.oneOf ?? schema.anyOf;
  if (!kinds) return schema.properties ?? {};
  const merged: Record<string, JsonSchema> = {};
  for (const [name, inner] of kinds.flatMap((one) => Object.entries(one.properties ?? {}))) {
    const known = merged[name];
    if (inner.const === undefined) merged[name] = known ?? inner;
    else merged[name] = { type: 'string', enum: [...(known?.enum ?? []), inner.const] };
  }
  return merged;
}

/** What must be there; of alternatives only what all of them want. */
export function requiredOf(schema: JsonSchema): readonly string[] {
  const kinds = schema.oneOf ?? schema.anyOf;
  if (!kinds) return schema.required ?? [];
  const [first = [], ...rest] = kinds.map((one) => one.required ?? []);
  return first.filter((name) => rest.every((list) => list.includes(name)));
}
