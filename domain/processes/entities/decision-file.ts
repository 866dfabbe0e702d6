import { defineEntity, p } from '@mikro-orm/postgresql';

/** A published DMN file as it was drawn; the decisions in it point here. */
export const DecisionFile = defineEntity({
  name: 'DecisionFile',
  tableName: 'decision_file',
  properties: {
    id: p.uuid().primary(),
    /** SHA-256 of the text: the same file is kept once. */
    hash: p.string().length(64).unique(),
    name: p.string().length(255),
    xml: p.text().lazy(),
  },
});
