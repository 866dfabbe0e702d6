import type { Moddle } from './diagram-types.ts';

/** Extension elements of a type, such as `zeebe:TaskDefinition`. */
export function extensionsOf(moddle: Moddle, type: string): Moddle[] {
  const values = (moddle.get('extensionElements') as Moddle | undefined)?.get('values') as Moddle[] | undefined;
  return (values ?? []).filter((value) => value.$instanceOf?.(type));
}

export function extensionOf(moddle: Moddle, type: string): Moddle | undefined {
  return extensionsOf(moddle, type)[0];
}

/** A list property, such as `inputParameters` of an io mapping. */
export function listOf(moddle: Moddle | undefined, property: string): Moddle[] {
  return (moddle?.get(property) as Moddle[] | undefined) ?? [];
}

export function stringOf(moddle: Moddle | undefined, property: string): string {
  const value = moddle?.get(property);
  return value === undefined || value === null ? '' : String(value);
}
