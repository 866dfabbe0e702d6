import type { CompileContext } from './context.ts';
import type { ModdleElement } from './moddle.ts';
import { bodyOf, textOf } from './moddle.ts';

const FEEL_LANGUAGE = /feel/i;

/**
 * A condition: FEEL, or the literals true and false. One whose language is declared as FEEL may leave out the leading
 * `=`. Absent when there is none; reported when it is something else.
 */
export function conditionText(
  context: CompileContext,
  element: ModdleElement,
  expression: ModdleElement | undefined,
): string | undefined {
  const body = bodyOf(expression);
  if (body === undefined) return undefined;
  if (body.startsWith('=') || body === 'true' || body === 'false') return body;
  const language = textOf(expression, 'language');
  if (language !== undefined && FEEL_LANGUAGE.test(language)) return `=${body}`;
  context.error('condition-language', element, `the condition "${body}" is not FEEL: it begins with =`, {
    value: body,
  });
  return undefined;
}
