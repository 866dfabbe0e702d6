import { concrete, enumerations, isA, isSimple, propertiesOf } from './descriptor.ts';
import type { OwnedProperty } from './descriptor.ts';
import type { Hosted } from './hosts.ts';
import { flowFrom } from './hosts.ts';
import type { Element } from './model.ts';
import { create } from './model.ts';

/** One value that a property can be given, by name. */
export interface PropertyCase {
  /** `Type#property` of the type that defines it; contained elements add `:Type`. */
  key: string;
  set(hosted: Hosted): void;
}

/** Containers of elements that have hosts of their own, and what no attribute is. */
const LEFT_OUT = new Set(['id', 'extensionElements', 'flowElements', 'rootElements', 'partitionElement', 'diagrams']);

/** Every property of a type with values other than its default. */
export function propertyCases(type: string): PropertyCase[] {
  return propertiesOf(type)
    .filter(({ isVirtual, name, isBody }) => !isVirtual && !isBody && !LEFT_OUT.has(name))
    .flatMap((property) => valuesOf(property));
}

function valuesOf(property: OwnedProperty): PropertyCase[] {
  const key = `${property.owner}#${property.name}`;
  const put = (value: (hosted: Hosted) => unknown, suffix = ''): PropertyCase => ({
    key: key + suffix,
    set: (hosted) => hosted.element.set(property.name, property.isMany ? [value(hosted)] : value(hosted)),
  });
  if (property.isReference) return [put((hosted) => target(hosted, property))];
  if (property.type === 'Boolean') {
    const values = property.default === undefined ? [true, false] : [!(property.default === true)];
    return values.map((value) => put(() => value, `=${value}`));
  }
  if (property.type === 'Integer') return [put(() => 7)];
  const literals = enumerations.get(property.type);
  if (literals) {
    return literals
      .filter((literal) => literal !== property.default)
      .map((literal) => put(() => literal, `=${literal}`));
  }
  if (isSimple(property.type)) return property.type === 'Element' ? [] : [put(() => 'something')];
  return concrete(property.type).map((type) => put(() => part(type), `:${type}`));
}

function part(type: string): Element {
  return create(type, type === 'FormalExpression' || type === 'Expression' ? { body: '=true' } : { id: 'Part' });
}

/** Something in the file that a reference can name. */
function target({ model, element }: Hosted, property: OwnedProperty): Element {
  if (property.name === 'default') return flowFrom(model, element);
  const [type] = concrete(property.type);
  const made = create(type ?? property.type, { id: 'Target' });
  if (isA(type ?? '', 'RootElement')) return model.root(made);
  if (isA(type ?? '', 'FlowElement')) return model.add(made);
  return made;
}
