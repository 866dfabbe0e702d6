import type { JsonSchema } from '../../permissions/matrix.ts';

/** A small value that a schema takes, as far as can be told without reading patterns. */
export function sampleOf(schema: JsonSchema, depth = 0): unknown {
  if ('const' in schema) return schema['const'];
  const [first] = (schema['enum'] as unknown[] | undefined) ?? [];
  if (first !== undefined) return first;
  const [option] = alternatives(schema);
  if (option) return sampleOf(option, depth + 1);
  const [type] = [schema.type ?? []].flat();
  if (type === 'object') return objectSample(schema, depth);
  if (type === 'array') {
    const items = schema['items'] as JsonSchema | undefined;
    return Number(schema['minItems'] ?? 0) > 0 && items && depth < 6 ? [sampleOf(items, depth + 1)] : [];
  }
  if (type === 'integer' || type === 'number') return Number(schema['minimum'] ?? schema['exclusiveMinimum'] ?? 0) + 1;
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  return textSample(schema);
}

function objectSample(schema: JsonSchema, depth: number): Record<string, unknown> {
  const names = depth < 6 ? (schema.required ?? []) : [];
  return Object.fromEntries(names.map((name) => [name, sampleOf(schema.properties?.[name] ?? {}, depth + 1)]));
}

function textSample(schema: JsonSchema): string {
  if (schema['format'] === 'uuid') return '00000000-0000-7000-8000-00000000beef';
  if (schema['format'] === 'date-time') return '2026-01-05T08:00:00.000Z';
  if (schema['format'] === 'date') return '2026-01-05';
  const pattern = typeof schema['pattern'] === 'string' ? schema['pattern'] : undefined;
  if (pattern) {
    const candidates = ['sample-1', '1', '1.5', 'SAMPLE-1', 'sample'.padEnd(Number(schema['minLength'] ?? 0), 'x')];
    const found = candidates.find((candidate) => new RegExp(pattern, 'u').test(candidate));
    if (found) return found;
  }
  return 'sample'.padEnd(Number(schema['minLength'] ?? 0), 'x');
}

/** The branches of a union. */
export function alternatives(schema: JsonSchema): JsonSchema[] {
  return ((schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined) ?? [];
}

/** Types that a schema takes; empty = anything. */
export function typesOf(schema: JsonSchema): Set<string> {
  const branches = alternatives(schema);
  if (branches.length > 0) {
    const all = branches.map(typesOf);
    return all.some((types) => types.size === 0) ? new Set() : new Set(all.flatMap((types) => [...types]));
  }
  if ('const' in schema) return new Set([jsonType(schema['const'])]);
  if (schema['enum']) return new Set((schema['enum'] as unknown[]).map(jsonType));
  return new Set([schema.type ?? []].flat());
}

function jsonType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}
