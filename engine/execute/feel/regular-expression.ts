const compiled = new Map<string, RegExp | null>();
const MOST = 500;

/** An XPath regular expression as JavaScript knows it; `null` when it is none. Flags: s, m, i, x. */
export function regularExpression(pattern: string, flags: string, mode: string): RegExp | null {
  const key = `${mode}/${flags}/${pattern}`;
  let expression = compiled.get(key);
  if (expression === undefined) {
    expression = build(pattern, flags, mode);
    if (compiled.size >= MOST) compiled.clear();
    compiled.set(key, expression);
  }
  if (expression) expression.lastIndex = 0;
  return expression;
}

function build(pattern: string, flags: string, mode: string): RegExp | null {
  if (!/^[smix]*$/.test(flags)) return null;
  const source = flags.includes('x') ? pattern.replace(/\s+/g, '') : pattern;
  try {
    return new RegExp(source, `u${mode}${[...new Set(flags.replace('x', ''))].join('')}`);
  } catch {
    return null;
  }
}
