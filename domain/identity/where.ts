import { isUuid } from '../../contracts/ids.ts';
import type { Bound, Permission } from '../../contracts/permissions.ts';
import type { Ability } from '../foundation/index.ts';
import { PersonAbility } from './ability.ts';

/** Where an attribute is found in a query. `uuid` columns compare as such, so that their indexes serve. */
export interface Column {
  sql: string;
  type?: 'text' | 'uuid' | 'boolean' | 'text[]' | 'numeric';
}

export interface Where {
  sql: string;
  params: unknown[];
}

/**
 * The rows that a person may do this to, as SQL for a where clause: the same rules as `can`, with parameters from
 * `$offset + 1` on. An attribute without a column fails its conditions, as it does in `can`.
 */
export function whereFor<P extends Permission>(
  ability: Ability,
  verb: P['verb'],
  subject: P['subject'],
  columns: Readonly<Record<string, Column>>,
  offset = 0,
): Where {
  if (!(ability instanceof PersonAbility)) return { sql: ability.can(verb, subject) ? 'true' : 'false', params: [] };
  const params: unknown[] = [];
  const known = new Map<string, string>();
  const parameter = (value: unknown): string => {
    const key = JSON.stringify(value);
    const name = known.get(key) ?? `$${offset + params.push(value)}`;
    known.set(key, name);
    return name;
  };
  const alternatives = new Set<string>();
  for (const rule of ability.rulesFor(verb, subject)) {
    if (!rule.conditions || rule.conditions.length === 0) return { sql: 'true', params: [] };
    if (rule.conditions.some((condition) => !columns[condition.attribute])) continue;
    alternatives.add(
      `(${rule.conditions.map((condition) => test(condition, columns[condition.attribute]!, parameter)).join(' and ')})`,
    );
  }
  return { sql: alternatives.size === 0 ? 'false' : `(${[...alternatives].join(' or ')})`, params };
}

function test(condition: Bound, column: Column, parameter: (value: unknown) => string): string {
  const { sql, type = 'text' } = column;
  if (!('values' in condition)) {
    const comparison = condition.op === 'lte' ? '<=' : '>=';
    return `${sql} ${comparison} ${parameter(condition.value)}::numeric`;
  }
  const found = oneOf(sql, type, condition.values, parameter);
  // Null is nobody: it is not one of them, and it is none of them. A bare comparison keeps indexes usable.
  return condition.op === 'in' ? found : `not coalesce(${found}, false)`;
}

function oneOf(sql: string, type: string, values: string[], parameter: (value: unknown) => string): string {
  if (type === 'text[]') return `${sql} && ${parameter(values)}::text[]`;
  if (type === 'uuid') return `${sql} = any(${parameter(values.filter(isUuid))}::uuid[])`;
  if (type === 'boolean') return `${sql}::text = any(${parameter(values)}::text[])`;
  return `${sql} = any(${parameter(values)}::text[])`;
}
