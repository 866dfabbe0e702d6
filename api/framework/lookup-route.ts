import { z } from 'zod';
import type { LocalizedText } from '../../contracts/json.ts';
import type { Permission } from '../../contracts/permissions.ts';
import { listRows } from '../../domain/foundation/index.ts';
import type { ListSpec } from '../../domain/foundation/index.ts';
import { whereFor } from '../../domain/identity/index.ts';
import type { Column } from '../../domain/identity/index.ts';
import { route } from './route.ts';
import type { AnyRoute } from './route.ts';

/** What pickers show: the best matches of what was typed. */
export interface Lookup {
  /** `/api/lookups/{name}` */
  name: string;
  permission: Permission;
  /** Its columns must be `code`, `name` and perhaps `note`; a filter `active` is set to true. */
  spec: ListSpec;
  attributes: Readonly<Record<string, Column>>;
  /** More query parameters, which are filters of the list. */
  filters?: readonly string[];
}

const entry = z.strictObject({
  code: z.string(),
  name: z.strictObject({ zh: z.string(), en: z.string().optional() }),
  note: z.string().nullable().optional(),
});

/** The route of a lookup. */
export function lookupRoute({ name, permission, spec, attributes, filters = [] }: Lookup): AnyRoute {
  const more = Object.fromEntries(filters.map((filter) => [filter, z.string().min(1).max(200).optional()]));
  return route({
    method: 'get',
    path: `/api/lookups/${name}`,
    access: { kind: 'verb', ...permission },
    summary: `What a picker of ${name} offers`,
    query: z.strictObject({
      q: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      ...more,
    }),
    response: z.strictObject({ items: z.array(entry) }),
    handler: async ({ ability, database, query }) => {
      const { q, limit, ...rest } = query;
      const wanted = {
        ...rest,
        limit,
        ...(q ? { search: q } : {}),
        ...(spec.filters?.['active'] ? { active: 'true' } : {}),
      };
      const page = await listRows<{ code: string; name: LocalizedText; note?: string | null }>(
        database,
        spec,
        wanted,
        (offset) => whereFor(ability, permission.verb as 'read', permission.subject as 'User', attributes, offset),
      );
      return {
        body: { items: page.items.map(({ code, name: words, note }) => ({ code, name: words, note: note ?? null })) },
      };
    },
  });
}
