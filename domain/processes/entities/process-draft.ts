import { defineEntity, p } from '@mikro-orm/postgresql';
import type { LocalizedText } from '../../../contracts/json.ts';

/** A drawing in work. `revision` counts the autosaves; each of them is a `ProcessDraftRevision`. */
export const ProcessDraft = defineEntity({
  name: 'ProcessDraft',
  tableName: 'process_draft',
  indexes: [{ properties: ['processKey'] }, { properties: ['updatedAt'] }],
  properties: {
    id: p.uuid().primary(),
    /** BPMN process id of the first process in the file. */
    processKey: p.string().length(200),
    name: p.json().$type<LocalizedText>(),
    revision: p.integer(),
    /** Version it was opened from, if any. */
    basedOn: p.integer().nullable(),
    createdAt: p.datetime(6),
    createdBy: p.string().length(100),
    updatedAt: p.datetime(6),
    updatedBy: p.string().length(100),
    archived: p.boolean().default(false),
  },
});
