import type { Permission, Subject } from '../../contracts/permissions.ts';
import { listRows, rowsOf, writeCsv } from '../../domain/foundation/index.ts';
import type { Ability, CsvShape, ListSpec } from '../../domain/foundation/index.ts';
import { withoutHidden } from '../../domain/identity/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { readable } from './read-routes.ts';
import type { ReadSource } from './read-routes.ts';

const PAGE = 1000;

/** `GET {path}/export`: all records as CSV, in the columns that the import takes. */
export function exportRoute(source: ReadSource, shape: CsvShape): AnyRoute {
  const filename = `${source.path.split('/').at(-1)}.csv`;
  return route({
    method: 'get',
    path: `/api/${source.path}/export`,
    access: { kind: 'verb', verb: 'export', subject: source.subject } as { kind: 'verb' } & Permission,
    summary: `${source.summary}: all as CSV`,
    handler: async ({ ability, database }) => {
      const rows = await everyRow(database, source, ability);
      const content = writeCsv(
        shape.columns,
        rows.flatMap((row) => rowsOf(row, shape)),
      );
      return { text: { type: 'text/csv; charset=utf-8', content, filename } };
    },
  });
}

async function everyRow(database: Database, source: ReadSource, ability: Ability): Promise<Record<string, unknown>[]> {
  const spec: ListSpec = { ...source.list, columns: { ...source.list.columns, ...source.detail?.columns } };
  const rows: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRows<Record<string, unknown>>(
      database,
      spec,
      { limit: PAGE, cursor },
      readable(ability, source),
    );
    rows.push(...page.items.map((item) => withoutHidden(ability, source.subject as Subject, item)));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return rows;
}
