/** Typed access to moddle elements: the parsed drawing before it is compiled. */

export interface ModdleElement {
  readonly $type: string;
  readonly $parent?: ModdleElement;
  readonly $attrs: Record<string, unknown>;
  readonly $children?: ModdleElement[];
  readonly $descriptor: { readonly name: string; readonly properties?: readonly ModdleProperty[] };
  $instanceOf?(type: string): boolean;
  get?(name: string): unknown;
}

export interface ModdleProperty {
  readonly name: string;
  readonly type: string;
  readonly isMany?: boolean;
  readonly isReference?: boolean;
  readonly isVirtual?: boolean;
  readonly default?: unknown;
  readonly definedBy?: { readonly name: string };
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

export function is(element: ModdleElement | undefined, type: string): boolean {
  return element?.$instanceOf?.(type) ?? false;
}

/** A text property that is set and not empty. */
export function textOf(element: ModdleElement | undefined, name: string): string | undefined {
  const value = element?.get?.(name);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function flagOf(element: ModdleElement | undefined, name: string): boolean {
  return element?.get?.(name) === true;
}

/** A contained or referenced element. */
export function oneOf(element: ModdleElement | undefined, name: string): ModdleElement | undefined {
  const value = element?.get?.(name);
  return isElement(value) ? value : undefined;
}

export function allOf(element: ModdleElement | undefined, name: string): ModdleElement[] {
  const value = element?.get?.(name);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export function idOf(element: ModdleElement | undefined): string | undefined {
  const id = element?.get?.('id');
  return typeof id === 'string' ? id : undefined;
}

/** The element's own id, else that of the nearest element around it. */
export function nearestId(element: ModdleElement | undefined): string | null {
  for (let current = element; current; current = current.$parent) {
    const id = idOf(current);
    if (id !== undefined) return id;
  }
  return null;
}

/** All extension elements. */
export function extensionsOf(element: ModdleElement | undefined): ModdleElement[] {
  return allOf(oneOf(element, 'extensionElements'), 'values');
}

/** The extension element of a type, e.g. `zeebe:IoMapping`. */
export function extensionOf(element: ModdleElement | undefined, type: string): ModdleElement | undefined {
  return extensionsOf(element).find((extension) => extension.$type === type);
}

/** Body of an expression element. */
export function bodyOf(element: ModdleElement | undefined): string | undefined {
  return textOf(element, 'body')?.trim();
}

/** Language that an expression names, if it is not FEEL. */
export function foreignLanguageOf(element: ModdleElement | undefined): string | undefined {
  const language = textOf(element, 'language');
  return language !== undefined && !/feel/i.test(language) ? language : undefined;
}
