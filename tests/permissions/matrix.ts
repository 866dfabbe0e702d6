import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ability } from '../../domain/foundation/index.ts';
import type { PersonAbility } from '../../domain/identity/index.ts';

/** The demo users by their roles, in the order of the columns. */
export const columns = [
  'owner',
  'operator',
  'leader',
  'inspector',
  'quality',
  'keeper',
  'buyer',
  'planner',
  'manager',
  'admin',
] as const;
export type Column = (typeof columns)[number];

/** `yes`: any record. `if`: some records, by conditions. `no`: none. */
export type Cell = 'yes' | 'no' | 'if';

/** A route as the API itself describes it. */
export interface DescribedRoute {
  /** `POST /api/tasks/{id}/claim` */
  name: string;
  method: string;
  path: string;
  permission?: { verb: string; subject: string };
  public: boolean;
  /** What the OpenAPI document says of the request. */
  operation: Operation;
}

export interface Operation {
  parameters: { name: string; in: string; required: boolean; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  security: unknown[];
  'x-permission'?: { verb: string; subject: string };
}
export interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  [keyword: string]: unknown;
}

/** Every route of a running API. */
export function routesOf(document: { paths: Record<string, Record<string, Operation>> }): DescribedRoute[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      public: operation.security.length === 0,
      ...(operation['x-permission'] ? { permission: operation['x-permission'] } : {}),
      operation,
    })),
  );
}

/** What the rules say of a route and a person. */
export function cellOf(route: DescribedRoute, ability: Ability): Cell {
  if (!route.permission) return 'yes';
  const rules = (ability as PersonAbility).rulesFor(route.permission.verb, route.permission.subject);
  if (rules.length === 0) return 'no';
  return rules.some((rule) => !rule.conditions || rule.conditions.length === 0) ? 'yes' : 'if';
}

/** The expected table: route → user → cell, and the rule of each route. */
export interface Expected {
  rule: string;
  cells: Record<Column, Cell>;
}

const file = fileURLToPath(new URL('matrix.expected.md', import.meta.url));
const introduction = `# Who may call what

Reviewed by hand; the test makes every cell true by HTTP. \`yes\`: may, for any record. \`if\`: may for some records, by the
conditions of the roles, and both sides are tried. \`.\`: may not. Public routes need no log-in, the others refuse nobody
who is not logged in by 401. After a deliberate change: \`UPDATE_MATRIX=1\`, then read the difference.
`;

/** Reads the reviewed table. */
export function readExpected(): Map<string, Expected> {
  if (!existsSync(file)) return new Map();
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^\| (GET|POST|PUT|PATCH|DELETE) /.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return new Map(
    rows.map(([name, rule, ...cells]) => [
      name!,
      {
        rule: rule!,
        cells: Object.fromEntries(
          columns.map((user, i) => [user, cells[i] === '.' ? 'no' : cells[i]]),
        ) as Expected['cells'],
      },
    ]),
  );
}

/** Writes the table anew. */
export function writeExpected(rows: Map<string, Expected>): void {
  const width = Math.max(...[...rows.keys()].map((name) => name.length));
  const ruleWidth = Math.max(...[...rows.values()].map((row) => row.rule.length));
  const line = (name: string, rule: string, cells: string[]): string =>
    `| ${name.padEnd(width)} | ${rule.padEnd(ruleWidth)} | ${cells.map((cell, i) => cell.padEnd(columns[i]!.length)).join(' | ')} |`;
  const head = [
    line('route', 'rule', [...columns]),
    line(
      '-'.repeat(width),
      '-'.repeat(ruleWidth),
      columns.map((user) => '-'.repeat(user.length)),
    ),
  ];
  const body = [...rows].map(([name, row]) =>
    line(
      name,
      row.rule,
      columns.map((user) => (row.cells[user] === 'no' ? '.' : row.cells[user])),
    ),
  );
  writeFileSync(file, `${introduction}\n${[...head, ...body].join('\n')}\n`);
}

/** The rule of a route in the words of the table. */
export function ruleOf(route: DescribedRoute): string {
  if (route.public) return 'public';
  return route.permission ? `${route.permission.verb} ${route.permission.subject}` : 'logged in';
}
