import { defectClasses, dispositionKinds } from '../../../../../../contracts/quality/vocabulary.ts';
import type { FieldSpec } from '../../forms/util-form/build-form.ts';
import type { I18n } from '../../shared/util-i18n/i18n.ts';
import type { InspectionLotDetail } from '../data/quality-types.ts';

/** Readings by characteristic and piece, defects, and what the judgement shall be. */
export function recordFields(lot: InspectionLotDetail, i18n: I18n): FieldSpec[] {
  return [
    ...(lot.characteristics.length === 0 ? [] : [readings(lot, i18n)]),
    defects,
    { key: 'accepted', type: 'quantity', label: 'quality.accepted', unit: lot.unit, max: '=pending', width: 'half' },
    { key: 'rejected', type: 'quantity', label: 'quality.rejected', unit: lot.unit, max: '=pending', width: 'half' },
    { key: 'sorted', type: 'checkbox', label: 'quality.sorted', help: 'quality.sortedHelp' },
    { key: 'reason', type: 'textarea', label: 'records.remark', maxLength: 2000 },
  ];
}

function readings(lot: InspectionLotDetail, i18n: I18n): FieldSpec {
  const options = lot.characteristics.map((one) => ({
    value: String(one.number),
    label: { text: `${one.number} ${i18n.text(one.name)}` },
  }));
  return {
    key: 'readings',
    type: 'table',
    label: 'quality.readings',
    columns: [
      { key: 'characteristic', type: 'select', label: 'quality.characteristic', required: true, options },
      { key: 'sample', type: 'number', label: 'quality.sample', required: true, min: 1, defaultValue: 1 },
      { key: 'value', type: 'text', label: 'quality.value', required: true },
    ],
  };
}

const defects: FieldSpec = {
  key: 'defects',
  type: 'table',
  label: 'quality.defects',
  columns: [
    { key: 'reason', type: 'select', label: 'report.reason', lookup: { name: 'reasons', params: { kind: 'defect' } } },
    {
      key: 'class',
      type: 'select',
      label: 'quality.class',
      required: true,
      options: defectClasses.map((value) => ({ value, label: `defectClasses.${value}` as const })),
    },
    { key: 'quantity', type: 'number', label: 'records.quantity', required: true, min: 1 },
  ],
};

export function judgeFields(lot: InspectionLotDetail): FieldSpec[] {
  const { accepted, rejected } = lot.proposal ?? {};
  return [
    {
      key: 'accepted',
      type: 'quantity',
      label: 'quality.accepted',
      required: true,
      unit: lot.unit,
      max: '=pending',
      defaultValue: accepted ?? lot.pending,
      width: 'half',
    },
    {
      key: 'rejected',
      type: 'quantity',
      label: 'quality.rejected',
      required: true,
      unit: lot.unit,
      max: '=pending',
      defaultValue: rejected ?? '=number(pending) - number(accepted)',
      width: 'half',
    },
    { key: 'sorted', type: 'checkbox', label: 'quality.sorted' },
    { key: 'reason', type: 'textarea', label: 'records.remark', maxLength: 2000 },
  ];
}

export function disposeFields(unit: string, left: string): FieldSpec[] {
  return [
    {
      key: 'dispositions',
      type: 'table',
      label: 'quality.dispositions',
      required: true,
      columns: [
        {
          key: 'kind',
          type: 'select',
          label: 'quality.disposition',
          required: true,
          options: dispositionKinds.map((value) => ({ value, label: `dispositions.${value}` as const })),
        },
        {
          key: 'quantity',
          type: 'quantity',
          label: 'records.quantity',
          required: true,
          unit,
          max: left,
          defaultValue: left,
        },
        { key: 'reason', type: 'text', label: 'common.reason' },
      ],
    },
  ];
}
