import { Fault, fault } from '../../contracts/errors.ts';
import type { FieldError } from '../../contracts/errors.ts';
import type { Locale } from '../../contracts/identity/vocabulary.ts';
import type { LocalizedText } from '../../contracts/json.ts';
import { subjectEntry, verbTitles } from '../../contracts/permissions.ts';

/** What a refused request is answered with (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors: FieldError[];
  requestId?: string;
  /** What the sentence speaks of, such as verb and subject of a refused permission. */
  params?: Record<string, string | number>;
}

/** A fault in the language of the person. */
export function problemOf(found: Fault, locale: Locale, requestId?: string): Problem {
  return {
    type: `urn:millrace:problem:${found.code}`,
    title: inWords(found.entry.title, locale),
    status: found.entry.status,
    detail: detailOf(found, locale),
    code: found.code,
    errors: found.errors,
    ...(requestId ? { requestId } : {}),
    ...(Object.keys(found.params).length > 0 ? { params: found.params } : {}),
  };
}

function detailOf(found: Fault, locale: Locale): string {
  const filled = found.entry.detail && fill(inWords(found.entry.detail, locale), found.params, locale);
  if (filled !== undefined) return filled;
  const title = inWords(found.entry.title, locale);
  if (locale === 'en') return found.message;
  return found.message === found.entry.title.en ? title : `${title}:${found.message}`;
}

/** `undefined` when the thrower did not give what the sentence needs. */
function fill(template: string, params: Fault['params'], locale: Locale): string | undefined {
  const missing = [...template.matchAll(/\{(\w+)\}/g)].some(([, name]) => params[name!] === undefined);
  if (missing) return undefined;
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => wordOf(name, String(params[name]), locale));
}

/** Verbs and subjects are shown in words. */
function wordOf(name: string, value: string, locale: Locale): string {
  if (name === 'subject') return inWords(subjectEntry(value)?.title ?? { zh: value }, locale);
  if (name === 'verb') return inWords((verbTitles as Record<string, LocalizedText>)[value] ?? { zh: value }, locale);
  return value;
}

function inWords(text: LocalizedText, locale: Locale): string {
  return locale === 'en' ? (text.en ?? text.zh) : text.zh;
}

const unavailableCodes = /^(08...|53...|57P0.|40001|40P01|55P03)$/;
const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']);

/** Any thrown thing as a fault: what the database refuses or cannot do has its own code, the rest is `internal`. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const code = codeOf(error);
  if (unavailableCodes.test(code) || networkCodes.has(code) || isClosedConnection(error))
    return fault('unavailable', { detail: 'a part of the system does not answer; try again', cause: error });
  if (code === '23505') return fault('conflict', { detail: 'there is one like this already', cause: error });
  if (code === '23503') return fault('conflict', { detail: 'something it refers to is not there', cause: error });
  // What the schemas let pass and the database cannot read: numbers out of range, texts that are no dates.
  if (/^22/.test(code)) return fault('invalid-input', { detail: 'a value cannot be stored as it is', cause: error });
  return fault('internal', { detail: 'an error that was not expected; it has been logged', cause: error });
}

function codeOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 4) return '';
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') return code;
  const inner = (error as { previous?: unknown }).previous ?? error.cause;
  return codeOf(inner, depth + 1);
}

/** `pg` has no code for these. */
function isClosedConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    )
  );
}
