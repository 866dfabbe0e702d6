import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import { subjectEntry } from '../../contracts/permissions.ts';
import type { Permission, Subject } from '../../contracts/permissions.ts';
import { listQuery, listRow, listRows, pageSchema } from '../../domain/foundation/index.ts';
import type { Ability, Condition, ListSpec } from '../../domain/foundation/index.ts';
import { whereFor, withoutHidden } from '../../domain/identity/index.ts';
import type { Column } from '../../domain/identity/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';

/** Records of one kind as people read them. */
export interface ReadSource {
  /** Below `/api/`. */
  path: string;
  subject: Subject;
  summary: string;
  list: ListSpec;
  /** More of one record than the list shows. */
  detail?: { from: string; columns: Readonly<Record<string, string>> };
  /** Where conditions of permissions find their attributes. */
  attributes: Readonly<Record<string, Column>>;
}

type Item = Record<string, unknown>;

/** Where records of a plant keep it. */
export const plantColumn = { plantId: { sql: 't.plant_id', type: 'uuid' } } as const satisfies Record<string, Column>;
/** The same with line and department. */
export const placeColumns = {
  ...plantColumn,
  lineId: { sql: 't.line_id', type: 'uuid' },
  departmentId: { sql: 't.department_id', type: 'uuid' },
} as const satisfies Record<string, Column>;

/** What a list or detail answers: its columns by name. Fields that a person may not see are left out. */
function itemSchema(subject: Subject, columns: Readonly<Record<string, string>>): z.ZodType<Item> {
  const guarded = subjectEntry(subject)?.guarded ?? [];
  const shape = Object.keys(columns).map((name) => [
    name,
    guarded.includes(name) ? z.unknown().optional() : z.unknown(),
  ]);
  // Rows without an id of their own get one made of their key, which is no UUID of any version.
  return z.strictObject({ id: z.guid(), ...(Object.fromEntries(shape) as Record<string, z.ZodType>) });
}

/** The condition under which the person reads records of the source. */
export function readable(
  ability: Ability,
  source: Pick<ReadSource, 'subject' | 'attributes'>,
): (offset: number) => Condition {
  return (offset) => whereFor(ability, 'read', source.subject as 'WorkOrder', source.attributes, offset);
}

/** Prices stand in lines too. */
function shown(ability: Ability, subject: Subject, item: Item): Item {
  const visible = withoutHidden(ability, subject, item);
  const lines = visible['lines'];
  if (!Array.isArray(lines)) return visible;
  return { ...visible, lines: lines.map((line: object) => withoutHidden(ability, subject, line)) };
}

/** `GET {path}` and `GET {path}/:id`. */
export function readRoutes(source: ReadSource): AnyRoute[] {
  return [listRoute(source), detailRoute(source)];
}

/** `GET {path}` alone: what has no id of its own, such as stock by place. */
export function listRoute(source: ReadSource): AnyRoute {
  const { list, subject } = source;
  return route({
    method: 'get',
    path: `/api/${source.path}`,
    access: { kind: 'verb', verb: 'read', subject } as { kind: 'verb' } & Permission,
    summary: source.summary,
    query: listQuery(list),
    response: pageSchema(itemSchema(subject, list.columns)),
    handler: async ({ ability, database, query }) => {
      const page = await listRows<Item>(database, list, query, readable(ability, source));
      return { body: { ...page, items: page.items.map((item) => shown(ability, subject, item)) } };
    },
  });
}

function detailRoute(source: ReadSource): AnyRoute {
  const { subject } = source;
  const view = source.detail ?? source.list;
  return route({
    method: 'get',
    path: `/api/${source.path}/:id`,
    access: { kind: 'verb', verb: 'read', subject } as { kind: 'verb' } & Permission,
    summary: `${source.summary}: one`,
    params: z.strictObject({ id: z.uuid() }),
    response: itemSchema(subject, view.columns),
    handler: async ({ ability, database, params }) => {
      const item = await listRow<Item>(database, view, params.id, readable(ability, source));
      if (!item) throw fault('not-found', { detail: `no ${subject} ${params.id}` });
      return { body: shown(ability, subject, item) };
    },
  });
}
