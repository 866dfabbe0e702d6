import { defineEntity, p } from '@mikro-orm/postgresql';

/** One autosave of a drawing. */
export const ProcessDraftRevision = defineEntity({
  name: 'ProcessDraftRevision',
  tableName: 'process_draft_revision',
  properties: {
    draftId: p.uuid().primary(),
    revision: p.integer().primary(),
    xml: p.text().lazy(),
    savedAt: p.datetime(6),
    savedBy: p.string().length(100),
  },
});
