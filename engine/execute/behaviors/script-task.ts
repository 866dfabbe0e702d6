import type { ScriptTask } from '../../model/process.ts';
import { activity } from '../activity.ts';
import { evaluate, wrongType } from '../expression.ts';
import type { Behavior } from '../kernel.ts';
import { scopeOf } from '../variables.ts';

/** Evaluates a FEEL expression; without a result variable the entries of the resulting context become variables. */
export const scriptTask: Behavior<ScriptTask> = activity<ScriptTask>({
  start(run, node, visit) {
    const { source, resultVariable } = node.element;
    const scope = scopeOf(run.state, visit);
    const value = evaluate(run, scope, `=${source}`);
    if (resultVariable !== undefined) return { [resultVariable]: value };
    if (value === null) return {};
    if (typeof value === 'object' && !Array.isArray(value)) return value;
    throw wrongType(run, scope, `=${source}`, 'a context of variables', value);
  },
});
