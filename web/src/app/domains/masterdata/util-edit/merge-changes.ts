type Values = Record<string, unknown>;

export interface Merged {
  /** What the form goes on with: one's own changes over the newest record. */
  values: Values;
  /** Fields that only the other person changed. */
  theirs: string[];
  /** Fields that both changed differently: one's own value stands. */
  both: string[];
}

/** Two people changed the same record: nobody's input is lost. */
export function mergeChanges(before: Values, mine: Values, newest: Values): Merged {
  const merged: Merged = { values: { ...newest }, theirs: [], both: [] };
  for (const key of new Set([...Object.keys(before), ...Object.keys(mine), ...Object.keys(newest)])) {
    const [mineChanged, theyChanged] = [!same(before[key], mine[key]), !same(before[key], newest[key])];
    if (mineChanged) merged.values[key] = mine[key];
    if (theyChanged && !mineChanged) merged.theirs.push(key);
    if (theyChanged && mineChanged && !same(mine[key], newest[key])) merged.both.push(key);
  }
  return merged;
}

/** Nothing, null and an empty text are the same in a form. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain(value: unknown): unknown {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, inner]) => plain(inner) !== null)
        .sort(([a], [b]) => a.localeCompare(b)),
    );
  return value;
}
