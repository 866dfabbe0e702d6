/** What can be seen of an instance after a step, in the same words for the engine and for the oracle. */
export interface View {
  status: string;
  /** Elements that the step entered, in order. */
  path: string[];
  /** Messages and signals that it threw. */
  thrown: string[];
  /** Open visits: element, what it waits for, whether it waits beside another one, its incident. */
  visits: string[];
  /** Scopes with their variables. */
  scopes: string[];
  /** When the next timer is due. */
  due: number | null;
}

export function visitText(element: string, waits: string, armed: boolean, incident: string | undefined): string {
  return `${element}: ${waits}${armed ? ' (beside)' : ''}${incident === undefined ? '' : ` !${incident}`}`;
}

export function scopeText(element: string, values: Iterable<[string, unknown]>): string[] {
  const entries = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? [] : [`${element} ${JSON.stringify(entries)}`];
}

/** Tokens held by a join, per flow. */
export function joinText(held: Iterable<[string, number]>, taken: readonly string[] | null): string {
  const tokens = [...held].map(([flow, count]) => `${flow} ${count}`).sort();
  return `join ${tokens.join(', ')}${taken ? ` taken ${[...taken].sort().join(', ')}` : ''}`;
}
