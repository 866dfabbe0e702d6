import { z } from 'zod';
import { auditEntryView, chainView } from '../../contracts/identity/audit.ts';
import { subjectEntry } from '../../contracts/permissions.ts';
import type { Subject } from '../../contracts/permissions.ts';
import {
  auditList,
  listQuery,
  listRows,
  pageSchema,
  placeOfHead,
  verifyAudit,
  writeCsv,
} from '../../domain/foundation/index.ts';
import type { Ability, ListQuery, Page } from '../../domain/foundation/index.ts';
import { whereFor, withoutHiddenInside } from '../../domain/identity/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';

type Entry = z.output<typeof auditEntryView>;
const attributes = { subject: { sql: 't.subject' }, actor: { sql: 't.actor' } };
/** Lines of one export. */
const mostExported = 10_000;

const search = route({
  method: 'get',
  path: '/api/admin/audit',
  access: { kind: 'verb', verb: 'read', subject: 'Audit' },
  summary: 'Who changed what, for whom, when, from where',
  query: listQuery(auditList),
  response: pageSchema(auditEntryView),
  handler: async ({ ability, database, query }) => ({ body: await entries(database, ability, 'read', query) }),
});

const verify = route({
  method: 'get',
  path: '/api/admin/audit/verify',
  access: { kind: 'verb', verb: 'verify', subject: 'Audit' },
  summary: 'Walk the chain of the audit; note its head elsewhere to prove later that nothing was changed',
  query: z.strictObject({
    noted: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  response: chainView,
  handler: async ({ database, query }) => {
    const report = await verifyAudit(database);
    return { body: query.noted ? { ...report, noted: await placeOfHead(database, query.noted) } : report };
  },
});

const exportFile = route({
  method: 'get',
  path: '/api/admin/audit/export',
  access: { kind: 'verb', verb: 'export', subject: 'Audit' },
  summary: 'The newest entries of a search as CSV',
  query: listQuery(auditList),
  handler: async ({ ability, database, query }) => {
    const found = await entries(database, ability, 'export', { ...query, limit: mostExported });
    const rows = found.items.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }));
    const content = writeCsv(['position', ...Object.keys(auditList.columns).filter((one) => one !== 'position')], rows);
    return { text: { type: 'text/csv; charset=utf-8', content, filename: 'audit.csv' } };
  },
});

async function entries(
  database: Database,
  ability: Ability,
  verb: 'read' | 'export',
  query: ListQuery,
): Promise<Page<Entry>> {
  const page = await listRows<Entry>(database, auditList, query, (offset) =>
    whereFor(ability, verb, 'Audit', attributes, offset),
  );
  return { ...page, items: page.items.map((entry) => redacted(entry, ability)) };
}

/** The audit shows no field that its reader may not see in the record itself, such as costs. */
function redacted(entry: Entry, ability: Ability): Entry {
  if (!subjectEntry(entry.subject)?.guarded) return entry;
  const subject = entry.subject as Subject;
  return {
    ...entry,
    before: entry.before && withoutHiddenInside(ability, subject, entry.before),
    after: entry.after && withoutHiddenInside(ability, subject, entry.after),
  };
}

/** The audit for those who answer for it. */
export const auditRoutes: AnyRoute[] = [search, verify, exportFile];
