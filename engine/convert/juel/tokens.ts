/** Words of JUEL, the expression language of Camunda 7 and Flowable (JSR 245). */
export type Token =
  | { kind: 'number'; text: string; at: number }
  | { kind: 'string'; value: string; at: number }
  | { kind: 'name'; text: string; at: number }
  | { kind: 'sign'; text: string; at: number }
  | { kind: 'end'; at: number };

/** The text is no JUEL. */
export class JuelError extends Error {}

const PATTERN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([\p{L}_$][\p{L}\p{N}_$]*)|(&&|\|\||==|!=|<=|>=|[()[\].,?:<>!+\-*/%]))/uy;

export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (source.slice(at).trim() !== '') {
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(source);
    if (!match) throw new JuelError(`"${source.slice(at).trim().slice(0, 10)}" is not understood`);
    const [, number, string, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (string !== undefined) tokens.push({ kind: 'string', value: unquoted(string), at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else tokens.push({ kind: 'sign', text: sign!, at });
    at = PATTERN.lastIndex;
  }
  tokens.push({ kind: 'end', at });
  return tokens;
}

function unquoted(literal: string): string {
  return literal.slice(1, -1).replace(/\\(["'\\])/g, '$1');
}
