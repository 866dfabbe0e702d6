/**
 * Names with the entries that their values are known to have; `null` when nothing is known. A list counts as its
 * elements. The grammar needs them to tell `monthly income` from two names without operator.
 */
export interface NameShape {
  readonly [name: string]: NameShape | null;
}

export function shapeOf(names: Iterable<string>): NameShape {
  const shape = Object.create(null) as Record<string, null>;
  for (const name of names) shape[name] = null;
  return shape;
}

/** One spelling of a name: single spaces, also around operators (DMN 1.5 §10.3.1.4). */
export function normalName(name: string): string {
  return name
    .replace(/\s*(\*\*|[./\-'+*])\s*/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim();
}
