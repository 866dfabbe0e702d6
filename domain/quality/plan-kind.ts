import { inspectionPlanInput } from '../../contracts/quality/vocabulary.ts';
import { itemRecord, lookUp, masterKind, plantOf, supplierRecord } from '../masterdata/index.ts';
import { inspectionPlanRecord } from './records.ts';

/** Inspection plans as master data: commands, list, CSV form. */
export const inspectionPlanKind = masterKind({
  name: 'inspection-plan',
  plural: 'inspection-plans',
  area: 'quality',
  title: { zh: '检验方案', en: 'Inspection plan' },
  subject: 'InspectionPlan',
  record: inspectionPlanRecord,
  input: inspectionPlanInput,
  async toRow({ tx }, { plant, item, supplier, ...input }, before) {
    const plantId = before?.plantId ?? (await plantOf(tx, plant)).id;
    const ofItem = item === undefined ? undefined : await lookUp(tx, itemRecord, item, { plantId });
    const ofSupplier = supplier === undefined ? undefined : await lookUp(tx, supplierRecord, supplier, { plantId });
    return {
      ...input,
      plantId,
      operation: input.operation ?? null,
      itemId: ofItem?.id ?? null,
      supplierId: ofSupplier?.id ?? null,
      active: before?.active ?? true,
    };
  },
  identity: ({ plantId, code }) => ({ plantId, code }),
  view: {
    from: `inspection_plan t join plant p on p.id = t.plant_id left join item i on i.id = t.item_id
      left join supplier s on s.id = t.supplier_id`,
    columns: {
      plant: 'p.code',
      code: 't.code',
      name: 't.name',
      stage: 't.stage',
      item: 'i.code',
      itemName: 'i.name',
      operation: 't.operation',
      supplier: 's.code',
      sampling: 't.sampling',
      characteristics: 't.characteristics',
    },
    key: 't.code',
    search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`, 'i.code'],
    attributes: { plantId: { sql: 't.plant_id', type: 'uuid' } },
    filters: { stage: 't.stage = ?', item: 'i.code = ?' },
  },
  csv: {
    columns: [
      'plant',
      'code',
      'name.zh',
      'name.en',
      'stage',
      'item',
      'operation',
      'supplier',
      ...['rule', 'size', 'percent', 'level', 'aql.critical', 'aql.major', 'aql.minor'].map(
        (part) => `sampling.${part}`,
      ),
      ...['number', 'name.zh', 'name.en', 'kind', 'class', 'unit', 'nominal', 'lower', 'upper', 'method'].map(
        (part) => `characteristics.${part}`,
      ),
    ],
    list: 'characteristics',
  },
});
