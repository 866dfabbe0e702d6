import { codeRuleInput } from '../../../contracts/masterdata/code-rules.ts';
import { createSequence } from '../next-code.ts';
import { plantOf } from '../look-up.ts';
import { masterKind } from '../master-kind.ts';
import { codeRuleRecord } from '../records.ts';

export const codeRuleKind = masterKind({
  name: 'code-rule',
  plural: 'code-rules',
  area: 'masterdata',
  title: { zh: '编码规则', en: 'Code rule' },
  subject: 'CodeRule',
  record: codeRuleRecord,
  input: codeRuleInput,
  async toRow({ tx }, { plant, ...input }, before) {
    return { ...input, plantId: before?.plantId ?? (await plantOf(tx, plant)).id, active: before?.active ?? true };
  },
  identity: ({ plantId, scope, active }) => ({ plantId, scope, active }),
  versioned: true,
  parts: {
    async write(context, row) {
      await createSequence(context.tx, row.id);
      return {};
    },
    read: () => Promise.resolve({}),
  },
  view: {
    from: 'code_rule t join plant p on p.id = t.plant_id',
    columns: { plant: 'p.code', scope: 't.scope', segments: 't.segments', gapless: 't.gapless' },
    key: `t.scope || '/' || t.created_at::text`,
    search: ['t.scope'],
    attributes: { plantId: { sql: 't.plant_id', type: 'uuid' } },
    filters: { scope: 't.scope = ?' },
  },
  csv: {
    columns: [
      'plant',
      'scope',
      'gapless',
      ...['kind', 'text', 'format', 'name', 'width', 'reset', 'algorithm'].map((part) => `segments.${part}`),
    ],
    list: 'segments',
  },
});
