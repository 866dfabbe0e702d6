import type { LocalizedText } from '../json.ts';

/** Domain commands that completing a task can carry out (`millrace:record`), as the modeler offers them. */
export const recordTitles = {
  'production.report-work': { zh: '报工', en: 'Report work' },
  'production.decide-over-tolerance': { zh: '超产确认', en: 'Decide on an excess' },
  'quality.record-inspection': { zh: '检验录入', en: 'Record an inspection' },
  'quality.judge-lot': { zh: '判定检验批', en: 'Judge an inspection lot' },
  'quality.create-nonconformance': { zh: '创建不合格单', en: 'Open a non-conformance' },
  'quality.decide-disposition': { zh: '不合格处置', en: 'Decide on rejected pieces' },
  'warehouse.confirm-putaway': { zh: '确认入库', en: 'Confirm a put-away' },
  'warehouse.transfer-stock': { zh: '移库', en: 'Move stock' },
  'warehouse.adjust-stock': { zh: '库存调整', en: 'Adjust stock' },
  'procurement.create-requisition': { zh: '采购申请', en: 'Make a requisition' },
  'procurement.approve-requisition': { zh: '审批采购申请', en: 'Approve a requisition' },
  'procurement.create-order': { zh: '下采购订单', en: 'Place a purchase order' },
  'procurement.receive-order': { zh: '收货', en: 'Receive goods' },
} as const satisfies Record<string, LocalizedText>;

export type RecordName = keyof typeof recordTitles;
