import { FeelError, compileFeel } from '../../execute/feel.ts';
import { expressionsOf } from '../expressions-of.ts';
import type { Rule } from '../rule.ts';

/** A FEEL expression that cannot be parsed would be an incident in every instance. */
export const expressionSyntax: Rule = {
  code: 'expression-syntax',
  check(process, report) {
    for (const { elementId, place, source } of expressionsOf(process)) {
      if (!source.startsWith('=')) continue;
      try {
        compileFeel(source.slice(1));
      } catch (error) {
        if (!(error instanceof FeelError)) throw error;
        const message = `${place}: ${source} is no valid FEEL: ${error.message}`;
        report({ severity: 'error', elementId, message, params: { place, source, reason: error.message } });
      }
    }
  },
};
