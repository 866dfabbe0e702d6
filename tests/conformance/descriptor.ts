import descriptor from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };

/** The BPMN 2.0 metamodel as bpmn-moddle has it: what the conformance tests derive their cases from. */

export interface Property {
  name: string;
  type: string;
  isMany?: boolean;
  isAttr?: boolean;
  isReference?: boolean;
  isVirtual?: boolean;
  isBody?: boolean;
  default?: unknown;
}

export interface Type {
  name: string;
  superClass?: string[];
  isAbstract?: boolean;
  properties?: Property[];
}

const types: readonly Type[] = (descriptor as unknown as { types: Type[] }).types;
const byName = new Map(types.map((type) => [type.name, type]));

export const enumerations: ReadonlyMap<string, readonly string[]> = new Map(
  (descriptor as unknown as { enumerations: { name: string; literalValues: { name: string }[] }[] }).enumerations.map(
    ({ name, literalValues }) => [name, literalValues.map((literal) => literal.name)],
  ),
);

/** The type itself and everything above it. */
function lineage(name: string): string[] {
  const type = byName.get(name);
  return type ? [name, ...(type.superClass ?? []).flatMap(lineage)] : [];
}

export function isA(name: string, ancestor: string): boolean {
  return lineage(name).includes(ancestor);
}

/** Types that a file can contain, as subtypes of `ancestor` (itself included). */
export function concrete(ancestor: string): string[] {
  return types.filter(({ name, isAbstract }) => !isAbstract && isA(name, ancestor)).map(({ name }) => name);
}

export interface OwnedProperty extends Property {
  /** The type that defines it. */
  owner: string;
}

/** All properties of a type with the type that defines each. */
export function propertiesOf(name: string): OwnedProperty[] {
  const seen = new Set<string>();
  return [...new Set(lineage(name))].flatMap((owner) =>
    (byName.get(owner)?.properties ?? []).flatMap((property) => {
      if (seen.has(property.name)) return [];
      seen.add(property.name);
      return [{ ...property, owner }];
    }),
  );
}

export function isSimple(type: string): boolean {
  return ['String', 'Boolean', 'Integer', 'Real', 'Element'].includes(type);
}
