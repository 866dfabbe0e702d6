import type { z } from 'zod';

type Definition = Record<string, unknown> & { type: string };

/**
 * Paths of objects in a schema that silently drop unknown fields. A route must refuse them (`z.strictObject`) or take
 * them on purpose (`z.looseObject`, `z.record`).
 */
export function looseEnds(schema: z.ZodType): string[] {
  const found: string[] = [];
  const seen = new Set<unknown>();
  const walk = (current: unknown, path: string): void => {
    if (!isSchema(current) || seen.has(current)) return;
    seen.add(current);
    const definition = current.def;
    if (definition.type === 'object') {
      if (definition['catchall'] === undefined) found.push(path);
      for (const [key, inner] of Object.entries(definition['shape'] as object)) walk(inner, `${path}.${key}`);
      return;
    }
    for (const [inner, at] of partsOf(definition, path)) walk(inner, at);
  };
  walk(schema, '');
  return found;
}

function partsOf(definition: Definition, path: string): [unknown, string][] {
  const { element, innerType, options, left, right, valueType, items, rest, getter } = definition;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  return [
    [element, `${path}[]`],
    [innerType, path],
    // Only what goes in is checked: a transformation makes its own output.
    [definition['in'], path],
    [left, path],
    [right, path],
    [valueType, `${path}.*`],
    [rest, `${path}[]`],
    [typeof getter === 'function' ? (getter as () => unknown)() : undefined, path],
    ...list(options).map((option): [unknown, string] => [option, path]),
    ...list(items).map((item, i): [unknown, string] => [item, `${path}[${i}]`]),
  ];
}

function isSchema(value: unknown): value is { def: Definition } {
  return typeof value === 'object' && value !== null && 'def' in value && '_zod' in value;
}
