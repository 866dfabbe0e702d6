import type { FieldError } from '../../../../../../contracts/errors.ts';
import type { I18n, Key, Params } from '../util-i18n/i18n.ts';

/** Sentences of schemas, which know one language only. */
const sentences: Record<string, Key> = {
  'letters, digits and . _ / + # - without blanks': 'fieldErrors.code',
  'lower-case letters, digits, dot, dash and underscore': 'fieldErrors.name',
  'printable ASCII without spaces': 'fieldErrors.badge',
  'a percentage as text, such as 5 or 2.5': 'fieldErrors.percent',
  'three letters of ISO 4217': 'fieldErrors.currency',
  'a time such as 08:00': 'fieldErrors.clock',
  'a whole number above 0': 'fieldErrors.whole',
  'must not be below 0': 'fieldErrors.negative',
  'must be above 0': 'fieldErrors.positive',
  'not an IANA time zone such as Asia/Shanghai': 'fieldErrors.zone',
  'two lines with one number': 'fieldErrors.twice',
  'two operations with one number': 'fieldErrors.twice',
  'two characteristics with one number': 'fieldErrors.twice',
  'exactly one running number': 'fieldErrors.oneRunning',
  'a check digit stands at the end': 'fieldErrors.checkLast',
  'from and to are the same unit': 'fieldErrors.sameUnit',
  'how many pieces?': 'form.required',
  'how many percent?': 'form.required',
  'level and limits are needed': 'fieldErrors.limits',
  'a measured characteristic has a limit': 'fieldErrors.limit',
};

/** What the server says about a field, in words; the sentence itself when there are none. */
export function fieldWords(i18n: I18n, { code, message }: Pick<FieldError, 'code' | 'message'>): string {
  const known = sentences[message];
  if (known) return i18n.t(known);
  const { key, params } = wordsOf(code, message);
  return i18n.maybe(`fieldErrors.${key}`, message, params);
}

function wordsOf(code: string, message: string): { key: string; params?: Params } {
  const limit = /(?:>=?|<=?)\s*(-?\d+(?:\.\d+)?)/.exec(message)?.[1];
  switch (code) {
    case 'invalid_type':
      return /undefined|null/.test(message) ? { key: 'missing' } : { key: 'format' };
    case 'too_small':
    case 'too_big':
      return limit === undefined ? { key: code } : { key: `${code}.${measured(message)}`, params: { n: limit } };
    case 'invalid_value':
      return { key: code, params: { values: [...message.matchAll(/"([^"]+)"/g)].map(([, one]) => one).join(', ') } };
    case 'unknown':
    case 'unknown-reference':
      return { key: 'unknown', params: { name: /^no \S+ (.+)$/.exec(message)?.[1] ?? '' } };
    case 'inactive':
    case 'inactive-record':
      return { key: 'inactive', params: { name: /^(.+) is inactive$/.exec(message)?.[1] ?? '' } };
    default:
      return { key: code };
  }
}

function measured(message: string): 'text' | 'list' | 'number' {
  if (message.includes('string')) return 'text';
  return message.includes('array') ? 'list' : 'number';
}
