import { defineEntity, p } from '@mikro-orm/postgresql';

/** A file that somebody gave: its content lies in the data folder under its hash, its rights are those of its parent. */
export const Attachment = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  indexes: [{ properties: ['parentSubject', 'parentRef'] }],
  properties: {
    id: p.uuid().primary(),
    hash: p.string().length(64),
    /** By content, not by what the client said. */
    type: p.string().length(100),
    size: p.integer(),
    name: p.string().length(200).nullable(),
    uploadedBy: p.string().length(100),
    uploadedAt: p.datetime(6),
    /** What it belongs to; until then only the uploader sees it. */
    parentSubject: p.string().length(60).nullable(),
    parentRef: p.string().length(100).nullable(),
    /** Attributes of the parent, as permission conditions name them. */
    parentScope: p.json().nullable(),
  },
});
