import { unitConversionInput } from '../../../contracts/masterdata/units.ts';
import { lookUp, plantOf } from '../look-up.ts';
import { masterKind } from '../master-kind.ts';
import { itemRecord, unitConversionRecord, unitRecord } from '../records.ts';

export const unitConversionKind = masterKind({
  name: 'unit-conversion',
  plural: 'unit-conversions',
  area: 'masterdata',
  title: { zh: '单位换算', en: 'Unit conversion' },
  subject: 'Unit',
  record: unitConversionRecord,
  input: unitConversionInput,
  async toRow({ tx }, input, before) {
    const plantId = (await plantOf(tx, input.plant)).id;
    const item = input.item === undefined ? undefined : await lookUp(tx, itemRecord, input.item, { plantId });
    const from = await lookUp(tx, unitRecord, input.from, { path: 'from' });
    const to = await lookUp(tx, unitRecord, input.to, { path: 'to' });
    return {
      plantId,
      itemId: item?.id ?? null,
      fromUnit: from.code,
      toUnit: to.code,
      numerator: input.numerator,
      denominator: input.denominator,
      active: before?.active ?? true,
    };
  },
  identity: ({ plantId, itemId, fromUnit, toUnit }) => ({ plantId, itemId: itemId ?? null, fromUnit, toUnit }),
  view: {
    from: 'unit_conversion t join plant p on p.id = t.plant_id left join item i on i.id = t.item_id',
    columns: {
      plant: 'p.code',
      item: 'i.code',
      from: 't.from_unit',
      to: 't.to_unit',
      numerator: 't.numerator::text',
      denominator: 't.denominator::text',
    },
    key: `coalesce(i.code, '') || '/' || t.from_unit || '/' || t.to_unit`,
    search: ['t.from_unit', 't.to_unit', 'i.code'],
    attributes: {},
  },
  csv: { columns: ['plant', 'item', 'from', 'to', 'numerator', 'denominator'] },
});
