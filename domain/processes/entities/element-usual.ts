import { defineEntity, p } from '@mikro-orm/postgresql';

/** How long visits of an element usually take, renewed by a job from the last month: the stuck board's "slow". */
export const ElementUsual = defineEntity({
  name: 'ElementUsual',
  tableName: 'element_usual',
  properties: {
    processKey: p.string().length(200).primary(),
    elementId: p.string().length(200).primary(),
    n: p.integer(),
    p50: p.type('interval').columnType('interval'),
    p90: p.type('interval').columnType('interval'),
    computedAt: p.datetime(6),
  },
});
