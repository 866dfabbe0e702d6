import { defineEntity, p } from '@mikro-orm/postgresql';
import type { CompiledProcess, Finding, SearchableVariable } from '../../../engine/model/process.ts';
import type { LocalizedText } from '../../../contracts/json.ts';

/** An immutable published version: the drawing, the graph that runs, and the labels that people see. */
export const ProcessVersion = defineEntity({
  name: 'ProcessVersion',
  tableName: 'process_version',
  uniques: [{ properties: ['key', 'version'] }],
  indexes: [{ properties: ['key', 'hash'] }, { properties: ['deploymentId'] }],
  properties: {
    id: p.uuid().primary(),
    key: p.string().length(200),
    version: p.integer(),
    versionTag: p.string().length(100).nullable(),
    hash: p.string().length(64),
    name: p.json().$type<LocalizedText>(),
    xml: p.text().lazy(),
    graph: p.json().$type<CompiledProcess>().lazy(),
    /** Element id → text per language. */
    labels: p.json().$type<Record<string, LocalizedText>>(),
    /** Searchable variables of the graph, for projecting without loading it. */
    searchable: p.json().$type<SearchableVariable[]>(),
    /** It has timer start events. */
    startsByTimer: p.boolean(),
    findings: p.json().$type<Finding[]>(),
    /** Versions published in one call bind to each other (`binding: deployment`). */
    deploymentId: p.uuid(),
    notes: p.text().nullable(),
    deployedAt: p.datetime(6),
    deployedBy: p.string().length(100),
    /** New instances start on the highest version that is active. */
    active: p.boolean().default(true),
  },
});
