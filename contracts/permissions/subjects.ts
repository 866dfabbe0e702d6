import type { LocalizedText } from '../json.ts';

/** How an attribute is compared: text is equal or not, `texts` is a list of which one matches, decimals are ordered. */
export type AttributeKind = 'text' | 'texts' | 'boolean' | 'decimal';

export interface SubjectEntry {
  title: LocalizedText;
  verbs: readonly string[];
  /** What conditions may speak of; records handed to `can` carry them under these names. */
  attributes: Readonly<Record<string, AttributeKind>>;
  /** Fields that no rule gives unless it names them, such as costs. */
  guarded?: readonly string[];
}

/** Where something belongs; the scope of an assignment narrows these. */
const place = { plantId: 'text', lineId: 'text', departmentId: 'text' } as const;
const plant = { plantId: 'text' } as const;
const masterData = ['read', 'create', 'update', 'deactivate', 'import', 'export'] as const;

/**
 * The one table of what can be permitted: verbs of the business on subjects. Every route, task, live event and web
 * action names a line of it; a verb that is not here does not compile.
 */
export const subjects = {
  Task: {
    title: { zh: '任务', en: 'Task' },
    verbs: ['read', 'claim', 'complete', 'comment', 'assign'],
    attributes: {
      ...place,
      processKey: 'text',
      assignee: 'text',
      candidateUsers: 'texts',
      candidateRoles: 'texts',
      excludedUsers: 'texts',
    },
  },
  Instance: {
    title: { zh: '流程实例', en: 'Process instance' },
    verbs: ['read', 'operate', 'cancel', 'migrate'],
    attributes: { ...place, processKey: 'text', startedBy: 'text' },
  },
  ProcessDefinition: {
    title: { zh: '流程', en: 'Process' },
    verbs: ['read', 'start', 'draw', 'publish', 'deactivate', 'import', 'export'],
    attributes: { ...plant, departmentId: 'text', key: 'text' },
  },
  Decision: {
    title: { zh: '决策表', en: 'Decision' },
    verbs: ['read', 'evaluate', 'draw', 'publish'],
    attributes: { ...plant, departmentId: 'text', key: 'text' },
  },
  Calendar: { title: { zh: '日历', en: 'Calendar' }, verbs: masterData, attributes: plant },
  Incident: {
    title: { zh: '故障', en: 'Incident' },
    verbs: ['read', 'operate'],
    attributes: { ...place, processKey: 'text' },
  },
  Message: {
    title: { zh: '消息', en: 'Message' },
    verbs: ['read', 'send'],
    attributes: { ...plant, name: 'text' },
  },
  Signal: { title: { zh: '信号', en: 'Signal' }, verbs: ['send'], attributes: { ...plant, name: 'text' } },
  Command: { title: { zh: '指令', en: 'Command' }, verbs: ['read'], attributes: { actor: 'text' } },
  StuckBoard: { title: { zh: '卡点看板', en: 'Stuck board' }, verbs: ['read'], attributes: place },

  Plant: { title: { zh: '工厂', en: 'Plant' }, verbs: masterData, attributes: plant },
  Line: { title: { zh: '产线', en: 'Production line' }, verbs: masterData, attributes: place },
  Unit: { title: { zh: '计量单位', en: 'Unit of measure' }, verbs: masterData, attributes: {} },
  Reason: { title: { zh: '原因代码', en: 'Reason code' }, verbs: masterData, attributes: { ...plant, kind: 'text' } },
  CodeRule: { title: { zh: '编码规则', en: 'Code rule' }, verbs: masterData, attributes: plant },
  Item: {
    title: { zh: '物料', en: 'Item' },
    verbs: masterData,
    attributes: { ...plant, type: 'text' },
    guarded: ['standardCost'],
  },
  Bom: { title: { zh: '物料清单', en: 'Bill of materials' }, verbs: [...masterData, 'release'], attributes: plant },
  Location: { title: { zh: '库位', en: 'Location' }, verbs: masterData, attributes: { ...plant, type: 'text' } },
  Supplier: {
    title: { zh: '供应商', en: 'Supplier' },
    verbs: masterData,
    attributes: plant,
    guarded: ['price'],
  },
  InspectionPlan: { title: { zh: '检验方案', en: 'Inspection plan' }, verbs: masterData, attributes: plant },

  WorkOrder: {
    title: { zh: '工单', en: 'Work order' },
    verbs: ['read', 'create', 'update', 'release', 'cancel', 'close', 'import', 'export'],
    attributes: place,
  },
  WorkReport: {
    title: { zh: '报工', en: 'Work report' },
    verbs: ['read', 'report', 'correct', 'approve', 'export'],
    attributes: { ...place, reporters: 'texts' },
  },
  InspectionLot: {
    title: { zh: '检验批', en: 'Inspection lot' },
    verbs: ['read', 'create', 'inspect', 'judge', 'dispose', 'export'],
    attributes: { ...place, source: 'text', reporters: 'texts' },
  },
  Lot: {
    title: { zh: '批次', en: 'Lot' },
    verbs: ['read', 'create', 'update', 'hold', 'release', 'export'],
    attributes: plant,
  },
  StockMove: {
    title: { zh: '库存移动', en: 'Stock move' },
    verbs: ['read', 'putaway', 'issue', 'return', 'transfer', 'adjust', 'correct', 'export'],
    attributes: plant,
  },
  StockBalance: {
    title: { zh: '库存', en: 'Stock' },
    verbs: ['read', 'reserve', 'export'],
    attributes: plant,
  },
  Genealogy: { title: { zh: '批次追溯', en: 'Genealogy' }, verbs: ['read'], attributes: plant },
  Requisition: {
    title: { zh: '采购申请', en: 'Requisition' },
    verbs: ['read', 'create', 'update', 'cancel', 'approve', 'export'],
    attributes: { ...plant, departmentId: 'text', requesters: 'texts', amount: 'decimal' },
  },
  PurchaseOrder: {
    title: { zh: '采购订单', en: 'Purchase order' },
    verbs: ['read', 'create', 'update', 'approve', 'order', 'cancel', 'export'],
    attributes: { ...plant, departmentId: 'text', buyers: 'texts', amount: 'decimal' },
    guarded: ['price', 'amount'],
  },
  Receipt: {
    title: { zh: '收货', en: 'Receipt' },
    verbs: ['read', 'receive', 'correct', 'export'],
    attributes: plant,
  },

  User: {
    title: { zh: '用户', en: 'User' },
    verbs: ['read', 'create', 'update', 'deactivate', 'import', 'export'],
    attributes: { username: 'text', departmentId: 'text' },
    guarded: ['badge'],
  },
  Department: {
    title: { zh: '部门', en: 'Department' },
    verbs: ['read', 'create', 'update', 'deactivate', 'administer'],
    attributes: { departmentId: 'text' },
  },
  Role: {
    title: { zh: '角色', en: 'Role' },
    verbs: ['read', 'create', 'update', 'deactivate'],
    attributes: { departmentId: 'text' },
  },
  Grant: {
    title: { zh: '授权', en: 'Grant' },
    verbs: ['read', 'grant', 'revoke'],
    attributes: { departmentId: 'text', grantees: 'texts', headless: 'boolean' },
  },
  Assignment: {
    title: { zh: '角色分配', en: 'Role assignment' },
    verbs: ['read', 'grant', 'revoke'],
    attributes: { departmentId: 'text', grantees: 'texts' },
  },
  Delegation: {
    title: { zh: '代班', en: 'Delegation' },
    verbs: ['read', 'delegate', 'revoke'],
    attributes: { from: 'text', to: 'text', departmentId: 'text' },
  },
  Audit: {
    title: { zh: '审计', en: 'Audit' },
    verbs: ['read', 'verify', 'export'],
    attributes: { subject: 'text', actor: 'text' },
  },
  Setting: { title: { zh: '设置', en: 'Setting' }, verbs: ['read', 'administer'], attributes: {} },
  Secret: { title: { zh: '密钥', en: 'Secret' }, verbs: ['administer'], attributes: {} },
} as const satisfies Record<string, SubjectEntry>;

type Table = typeof subjects;

/** Name of a line of the table. */
export type Subject = keyof Table;
/** Verbs that a subject knows. */
export type VerbOf<Name extends Subject> = Table[Name]['verbs'][number];
export type Verb = VerbOf<Subject>;
/** A verb on its subject, as one type: pairs that are not in the table do not compile. */
export type Permission = { [Name in Subject]: { subject: Name; verb: VerbOf<Name> } }[Subject];

/** The line of a subject, without its exact types. */
export function subjectEntry(name: string): SubjectEntry | undefined {
  return Object.hasOwn(subjects, name) ? (subjects as Record<string, SubjectEntry>)[name] : undefined;
}

/** Verbs in words, for buttons, the permission table and "why may I not?". */
export const verbTitles: Record<Verb, LocalizedText> = {
  read: { zh: '查看', en: 'See' },
  create: { zh: '新建', en: 'Create' },
  update: { zh: '修改', en: 'Change' },
  deactivate: { zh: '停用', en: 'Deactivate' },
  import: { zh: '导入', en: 'Import' },
  export: { zh: '导出', en: 'Export' },
  claim: { zh: '领取', en: 'Claim' },
  complete: { zh: '完成', en: 'Complete' },
  comment: { zh: '评论', en: 'Comment' },
  assign: { zh: '指派', en: 'Assign' },
  operate: { zh: '运维(重试、跳过、挂起)', en: 'Operate (retry, skip, suspend)' },
  cancel: { zh: '取消', en: 'Cancel' },
  migrate: { zh: '迁移', en: 'Migrate' },
  start: { zh: '发起', en: 'Start' },
  draw: { zh: '绘制', en: 'Draw' },
  publish: { zh: '发布', en: 'Publish' },
  evaluate: { zh: '求值', en: 'Evaluate' },
  send: { zh: '发送', en: 'Send' },
  release: { zh: '放行', en: 'Release' },
  close: { zh: '关闭', en: 'Close' },
  report: { zh: '报工', en: 'Report' },
  correct: { zh: '更正', en: 'Correct' },
  approve: { zh: '审批', en: 'Approve' },
  inspect: { zh: '检验', en: 'Inspect' },
  judge: { zh: '判定', en: 'Judge' },
  dispose: { zh: '处置', en: 'Dispose' },
  hold: { zh: '冻结', en: 'Hold' },
  putaway: { zh: '入库上架', en: 'Put away' },
  issue: { zh: '领料发放', en: 'Issue' },
  return: { zh: '退料', en: 'Return' },
  transfer: { zh: '移库', en: 'Transfer' },
  adjust: { zh: '盘点调整', en: 'Adjust' },
  reserve: { zh: '预留', en: 'Reserve' },
  order: { zh: '下单', en: 'Order' },
  receive: { zh: '收货', en: 'Receive' },
  administer: { zh: '管理', en: 'Administer' },
  grant: { zh: '授予', en: 'Grant' },
  revoke: { zh: '收回', en: 'Revoke' },
  delegate: { zh: '委托代班', en: 'Delegate' },
  verify: { zh: '校验', en: 'Verify' },
};
