import { fault } from '../../../contracts/errors.ts';
import type { Conditions } from './conditions.ts';

/** `name=value`, `name>=value`, `name<=value`: filters on searchable variables. */
const FILTER = /^([\p{L}_][\p{L}\p{N}_]*)(=|>=|<=)(.*)$/su;

/** Adds filters on searchable variables of the instance in column `instance`. */
export function addVariableFilters(conditions: Conditions, filters: readonly string[], instance: string): void {
  for (const filter of filters) {
    const match = FILTER.exec(filter);
    if (!match) {
      throw fault('invalid-input', {
        detail: `not a filter: ${filter}`,
        errors: [{ path: 'variable', code: 'invalid', message: 'give name=value, name>=value or name<=value' }],
      });
    }
    const [, name, operator, value] = match as unknown as [string, string, string, string];
    const number = /^-?\d+(\.\d+)?$/.test(value) ? value : null;
    const instant = Number.isNaN(Date.parse(value)) ? null : new Date(value);
    const tests = [operator === '=' ? `v.text = ${conditions.param(value)}` : 'false'];
    if (number !== null) tests.push(`v.number ${operator} ${conditions.param(number)}::numeric`);
    if (instant !== null && number === null) tests.push(`v.instant ${operator} ${conditions.param(instant)}`);
    conditions.add(
      `exists (select from instance_variable v where v.instance_id = ${instance} and v.name = ? and (${tests.join(' or ')}))`,
      name,
    );
  }
}
