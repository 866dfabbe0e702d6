import { defineEntity, p } from '@mikro-orm/postgresql';
import { CodeRule } from './code-rule.ts';

/** Where the running number of a rule stands in one series, such as the month `2026-01`. */
export const CodeSeries = defineEntity({
  name: 'CodeSeries',
  tableName: 'code_series',
  properties: {
    ruleId: () => p.manyToOne(CodeRule).mapToPk().joinColumn('rule_id').primary(),
    /** All the text before the number, and the period after which it starts again. */
    series: p.string().length(120).primary(),
    /** Gapless: the last number given. Else: what the rule's sequence stood at before the first one. */
    base: p.bigint('string'),
  },
});
