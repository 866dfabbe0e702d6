import type { Json } from '../../../contracts/json.ts';

export type Values = Map<string, Json>;
export type Read = (name: string) => Json;

/**
 * The few FEEL expressions that the random diagrams use: a literal, a variable, `left operator right`, several of them
 * joined by `and`. A missing variable is `null`, and whatever is compared with `null` is `null` too, except by `=`.
 */
export function evaluate(text: string, read: Read): Json {
  if (!text.startsWith('=')) return text === 'true' ? true : text === 'false' ? false : text;
  const terms = text.slice(1).split(' and ');
  if (terms.length === 1) return term(terms[0]!, read);
  const values = terms.map((one) => term(one, read));
  if (values.includes(false)) return false;
  return values.includes(null) ? null : true;
}

function term(text: string, read: Read): Json {
  const [left, operator, right] = text.trim().split(' ');
  const a = atom(left!, read);
  if (operator === undefined) return a;
  const b = atom(right!, read);
  if (operator === '=') return a === b;
  if (a === null || b === null) return null;
  switch (operator) {
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '<':
      return a < b;
    case '+':
      return Number(a) + Number(b);
    default:
      throw new Error(`the oracle does not know ${operator}`);
  }
}

function atom(text: string, read: Read): Json {
  return /^[A-Za-z_]/.test(text) && text !== 'true' && text !== 'false' ? read(text) : (JSON.parse(text) as Json);
}
