import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import type { FieldError } from '../../contracts/errors.ts';
import type { Locale } from '../../contracts/identity/vocabulary.ts';

const words = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError };
/** Errors shown at most; a body of a thousand wrong lines needs no thousand sentences. */
const mostErrors = 50;

/** Parses one part of a request with its schema; refuses with every field that is wrong, in the person's language. */
export function parsePart<Output>(schema: z.ZodType<Output>, input: unknown, locale: Locale, part: string): Output {
  const parsed = schema.safeParse(input, { error: words[locale] });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, mostErrors).map(fieldError);
  const first = errors[0]!;
  throw fault('invalid-input', {
    detail: `${first.path || part}: ${first.message}`,
    errors,
  });
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  const path = issue.path.map(String);
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  return {
    path: (unknown === undefined ? path : [...path, unknown]).join('.').slice(0, 300),
    code: issue.code,
    message: issue.message.slice(0, 500),
  };
}
