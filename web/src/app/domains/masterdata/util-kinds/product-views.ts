import type { KindView, Row } from './kind-view.ts';
import { byCode, text } from './kind-view.ts';

const ofPlant = { plant: { lookup: 'plants', kind: 'plants' } } as const;
const revision = (row: Row): string => `${text(row, 'item')} / ${text(row, 'revision')}`;
const tens = (field: string): string => `=if last = null then 10 else last.${field} + 10`;
const inSample = '=sampling_rule = "aql"';

/** How products are made and inspected. */
export const productViews: Record<string, KindView> = {
  boms: {
    icon: 'list-tree',
    intro: 'masterdata.intro.boms',
    groups: [
      { fields: ['plant', 'item', 'revision', 'baseQuantity', 'validFrom', 'validTo'] },
      { title: 'masterdata.groups.components', fields: ['lines'] },
    ],
    hints: {
      ...ofPlant,
      item: { lookup: 'items', kind: 'items', params: { procurement: 'make' } },
      baseQuantity: { help: 'masterdata.help.baseQuantity' },
      validFrom: { help: 'masterdata.help.validFrom' },
      state: { options: 'revisionStates' },
      'lines.line': { defaultValue: tens('line') },
      'lines.item': { lookup: 'items', kind: 'items' },
      'lines.unit': { lookup: 'units' },
      'lines.issueMethod': { options: 'issueMethods' },
    },
    fixed: ['plant', 'item', 'revision'],
    columns: ['item', 'revision', 'state', 'baseQuantity', 'validFrom', 'validTo', 'lines'],
    filters: ['state', 'item'],
    code: revision,
    name: 'itemName',
    revised: true,
    verbs: [
      { name: 'release', from: ['draft'], text: 'masterdata.releaseText' },
      { name: 'retire', from: ['released'], text: 'masterdata.retireText' },
    ],
  },
  routings: {
    icon: 'workflow',
    intro: 'masterdata.intro.routings',
    groups: [
      { fields: ['plant', 'item', 'revision'] },
      { title: 'masterdata.groups.operations', fields: ['operations'] },
    ],
    hints: {
      ...ofPlant,
      item: { lookup: 'items', kind: 'items', params: { procurement: 'make' } },
      state: { options: 'revisionStates' },
      'operations.sequence': { defaultValue: tens('sequence') },
      'operations.line': { lookup: 'lines', kind: 'lines' },
      'operations.inspectionPoint': { options: 'inspectionPoints' },
      'operations.instructions': { long: true },
    },
    fixed: ['plant', 'item', 'revision'],
    columns: ['item', 'revision', 'state', 'operations'],
    filters: ['state', 'item'],
    code: revision,
    name: 'itemName',
    revised: true,
    verbs: [{ name: 'release', from: ['draft'], text: 'masterdata.releaseRoutingText' }],
  },
  'inspection-plans': {
    icon: 'clipboard-check',
    intro: 'masterdata.intro.inspectionPlans',
    groups: [
      { fields: ['plant', 'code', 'stage', 'name', 'item', 'operation', 'supplier'] },
      { title: 'masterdata.groups.sampling', fields: ['sampling'] },
      { title: 'quality.characteristics', fields: ['characteristics'] },
    ],
    hints: {
      ...ofPlant,
      stage: { options: 'stages' },
      item: { lookup: 'items', kind: 'items', help: 'masterdata.help.planItem' },
      operation: { help: 'masterdata.help.planOperation' },
      supplier: { lookup: 'suppliers', kind: 'suppliers', visibleWhen: '=stage = "incoming"' },
      'sampling.rule': { options: 'samplingRules', full: true, help: 'masterdata.help.sampling' },
      'sampling.size': { visibleWhen: '=sampling_rule = "fixed"' },
      'sampling.percent': { visibleWhen: '=sampling_rule = "percent"' },
      'sampling.level': { visibleWhen: inSample, full: true, help: 'masterdata.help.samplingLevel' },
      'sampling.aql.critical': { visibleWhen: inSample, help: 'masterdata.help.aql' },
      'sampling.aql.major': { visibleWhen: inSample },
      'sampling.aql.minor': { visibleWhen: inSample },
      'characteristics.number': { defaultValue: '=if last = null then 1 else last.number + 1' },
      'characteristics.kind': { options: 'characteristicKinds' },
      'characteristics.class': { options: 'defectClasses' },
      'characteristics.unit': { visibleWhen: '=kind = "variable"', lookup: 'units' },
      'characteristics.nominal': { visibleWhen: '=kind = "variable"' },
      'characteristics.lower': { visibleWhen: '=kind = "variable"' },
      'characteristics.upper': { visibleWhen: '=kind = "variable"' },
    },
    fixed: ['plant', 'code'],
    columns: ['code', 'name', 'stage', 'item', 'sampling', 'characteristics'],
    filters: ['stage', 'item'],
    code: byCode,
    name: 'name',
  },
};
