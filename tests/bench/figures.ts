/** Middle value. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Prints a Markdown table; numbers with three significant digits. */
export function table(title: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? short(cell) : cell)));
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  console.log(`\n${title}\n\n${[line(head), line(head.map(() => '---')), ...cells.map(line)].join('\n')}`);
}

function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
