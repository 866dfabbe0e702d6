import { defineEntity, p } from '@mikro-orm/postgresql';
import type { CompiledDecision } from '../../../contracts/processes/decision.ts';
import type { Finding } from '../../../engine/model/process.ts';

/** An immutable published version of a decision or decision service, with all that it requires. */
export const DecisionVersion = defineEntity({
  name: 'DecisionVersion',
  tableName: 'decision_version',
  uniques: [{ properties: ['key', 'version'] }],
  indexes: [{ properties: ['fileId'] }],
  properties: {
    id: p.uuid().primary(),
    key: p.string().length(200),
    version: p.integer(),
    versionTag: p.string().length(100).nullable(),
    hash: p.string().length(64),
    name: p.string().length(255),
    kind: p.string().length(20).$type<CompiledDecision['kind']>(),
    decision: p.json().$type<CompiledDecision>().lazy(),
    findings: p.json().$type<Finding[]>(),
    fileId: p.uuid(),
    /** Every deployment that it was part of: what was published together binds to each other. */
    deploymentIds: p.array().columnType('uuid[]').$type<string[]>(),
    deployedAt: p.datetime(6),
    deployedBy: p.string().length(100),
  },
});
