import type { LocalizedText } from '../../contracts/json.ts';
import type { Permission, Rule, RuleDetails, Subject, VerbOf } from '../../contracts/permissions.ts';

/** A department or role of a new plant. */
export interface DepartmentSeed {
  code: string;
  name: LocalizedText;
  parent?: string;
}
export interface RoleSeed {
  code: string;
  name: LocalizedText;
  department: string;
  rules: readonly Rule[];
}

export const defaultDepartments: readonly DepartmentSeed[] = [
  { code: 'plant', name: { zh: '工厂', en: 'Plant' } },
  { code: 'production', name: { zh: '生产部', en: 'Production' }, parent: 'plant' },
  { code: 'quality', name: { zh: '质量部', en: 'Quality' }, parent: 'plant' },
  { code: 'warehouse', name: { zh: '仓储部', en: 'Warehouse' }, parent: 'plant' },
  { code: 'purchasing', name: { zh: '采购部', en: 'Purchasing' }, parent: 'plant' },
  { code: 'planning', name: { zh: '计划部', en: 'Planning' }, parent: 'plant' },
  { code: 'it', name: { zh: 'IT 部', en: 'IT' }, parent: 'plant' },
];

function give<Name extends Subject>(subject: Name, verbs: readonly VerbOf<Name>[], details: RuleDetails = {}): Rule[] {
  return verbs.map((verb) => ({ ...({ subject, verb } as unknown as Permission), ...details }));
}

const edit = ['create', 'update', 'deactivate', 'import', 'export'] as const;
const mine = { reporters: { eq: '$user.username' } };
const prices = { fields: ['price', 'amount'] };

/** What everybody on the shop floor and in the offices sees: each department sees where the work of the others is. */
const staff: readonly Rule[] = [
  ...give('Instance', ['read']),
  ...give('WorkOrder', ['read']),
  ...give('WorkReport', ['read']),
  ...give('InspectionLot', ['read']),
  ...give('StockBalance', ['read']),
  ...give('StockMove', ['read']),
  ...give('Lot', ['read']),
  ...give('Genealogy', ['read']),
  ...give('Item', ['read']),
  ...give('Bom', ['read']),
  ...give('Location', ['read']),
  ...give('Line', ['read']),
];

const tasksOf = (roles: string[]): Rule[] =>
  give('Task', ['read', 'assign'], { conditions: { candidateRoles: { in: roles } } });

const supervise: readonly Rule[] = [...give('StuckBoard', ['read']), ...give('Incident', ['read'])];

const inspect: readonly Rule[] = [
  ...give('InspectionLot', ['create', 'inspect', 'judge', 'export']),
  ...give('InspectionPlan', ['read']),
  ...give('Lot', ['hold']),
];

/** Roles of a new plant; their codes are what the shipped processes assign tasks to. */
export const defaultRoles: readonly RoleSeed[] = [
  {
    code: 'process-owner',
    name: { zh: '流程负责人', en: 'Process owner' },
    department: 'plant',
    rules: [
      ...staff,
      ...supervise,
      ...give('ProcessDefinition', ['start', 'draw', 'publish', 'deactivate', 'import', 'export']),
      ...give('Decision', ['read', 'evaluate', 'draw', 'publish']),
      ...give('Calendar', edit),
      ...give('Instance', ['operate', 'cancel', 'migrate']),
      ...give('Incident', ['operate']),
      ...give('Message', ['read', 'send']),
      ...give('Signal', ['send']),
      ...give('Task', ['read', 'assign']),
    ],
  },
  {
    code: 'operator',
    name: { zh: '操作工', en: 'Operator' },
    department: 'production',
    rules: [...staff, ...give('WorkReport', ['report']), ...give('WorkReport', ['correct'], { conditions: mine })],
  },
  {
    code: 'team-leader',
    name: { zh: '班组长', en: 'Team leader' },
    department: 'production',
    rules: [
      ...staff,
      ...supervise,
      ...tasksOf(['operator', 'team-leader']),
      ...give('WorkReport', ['report', 'correct', 'approve', 'export']),
      ...give('ProcessDefinition', ['start']),
    ],
  },
  {
    code: 'inspector',
    name: { zh: '检验员', en: 'Inspector' },
    department: 'quality',
    rules: [...staff, ...inspect],
  },
  {
    code: 'quality-manager',
    name: { zh: '质量主管', en: 'Quality manager' },
    department: 'quality',
    rules: [
      ...staff,
      ...supervise,
      ...inspect,
      ...tasksOf(['inspector', 'quality-manager']),
      ...give('InspectionLot', ['dispose']),
      ...give('InspectionPlan', edit),
      ...give('Lot', ['update', 'release', 'export']),
      ...give('Reason', edit),
      ...give('ProcessDefinition', ['start']),
    ],
  },
  {
    code: 'keeper',
    name: { zh: '仓管员', en: 'Warehouse keeper' },
    department: 'warehouse',
    rules: [
      ...staff,
      ...give('StockMove', ['putaway', 'issue', 'return', 'transfer', 'adjust', 'correct', 'export']),
      ...give('StockBalance', ['reserve', 'export']),
      ...give('Receipt', ['read', 'receive', 'correct', 'export']),
      ...give('PurchaseOrder', ['read']),
      ...give('Supplier', ['read']),
      ...give('Location', edit),
      ...give('Lot', ['create', 'export']),
      ...give('ProcessDefinition', ['start']),
    ],
  },
  {
    code: 'buyer',
    name: { zh: '采购员', en: 'Buyer' },
    department: 'purchasing',
    rules: [
      ...staff,
      ...give('Item', ['read'], { fields: ['standardCost'] }),
      ...give('Requisition', ['read', 'create', 'update', 'cancel', 'export']),
      ...give('PurchaseOrder', ['read', 'create', 'update', 'order', 'cancel', 'export']),
      ...give('PurchaseOrder', ['read', 'create', 'update'], prices),
      ...give('Supplier', ['read', ...edit]),
      ...give('Supplier', ['read', 'create', 'update', 'export'], { fields: ['price'] }),
      ...give('Receipt', ['read']),
      ...give('ProcessDefinition', ['start']),
    ],
  },
  {
    code: 'planner',
    name: { zh: '计划员', en: 'Planner' },
    department: 'planning',
    rules: [
      ...staff,
      ...supervise,
      ...give('WorkOrder', ['create', 'update', 'release', 'cancel', 'close', 'import', 'export']),
      ...give('Item', edit),
      ...give('Bom', [...edit, 'release']),
      ...give('Line', edit),
      ...give('CodeRule', ['read']),
      ...give('Requisition', ['read', 'create', 'update', 'cancel', 'export']),
      ...give('Requisition', ['approve'], { conditions: { amount: { lte: '10000' } } }),
      ...give('PurchaseOrder', ['read']),
      ...give('Supplier', ['read']),
      ...give('Receipt', ['read']),
      ...give('StockBalance', ['reserve', 'export']),
      ...give('ProcessDefinition', ['start']),
    ],
  },
  {
    code: 'plant-manager',
    name: { zh: '厂长', en: 'Plant manager' },
    department: 'plant',
    rules: [
      ...staff,
      ...supervise,
      ...give('Task', ['read', 'assign']),
      ...give('Incident', ['operate']),
      ...give('Instance', ['operate', 'cancel']),
      ...give('Message', ['read']),
      ...give('ProcessDefinition', ['start']),
      ...give('Item', ['read'], { fields: ['standardCost'] }),
      ...give('Item', ['export']),
      ...give('WorkOrder', ['export']),
      ...give('WorkReport', ['approve', 'export']),
      ...give('InspectionLot', ['export']),
      ...give('InspectionPlan', ['read']),
      ...give('StockBalance', ['export']),
      ...give('Requisition', ['read', 'approve', 'export']),
      ...give('PurchaseOrder', ['read', 'approve', 'export']),
      ...give('PurchaseOrder', ['read'], prices),
      ...give('Supplier', ['read']),
      ...give('Supplier', ['read'], { fields: ['price'] }),
      ...give('Receipt', ['read']),
      ...give('Audit', ['read', 'verify']),
    ],
  },
  {
    code: 'it-admin',
    name: { zh: '系统管理员', en: 'IT administrator' },
    department: 'it',
    rules: [
      ...give('User', [...edit]),
      ...give('User', ['read', 'create', 'update'], { fields: ['badge'] }),
      ...give('Department', ['create', 'update', 'deactivate', 'administer']),
      ...give('Role', ['create', 'update', 'deactivate']),
      ...give('Grant', ['read']),
      ...give('Grant', ['grant', 'revoke'], { conditions: { headless: { eq: true } } }),
      ...give('Assignment', ['read', 'grant', 'revoke']),
      ...give('Delegation', ['read', 'delegate', 'revoke']),
      ...give('Audit', ['read', 'verify', 'export']),
      ...give('Setting', ['read', 'administer']),
      ...give('Secret', ['administer']),
      ...give('Plant', edit),
      ...give('Line', ['read', ...edit]),
      ...give('Unit', edit),
      ...give('CodeRule', ['read', ...edit]),
      ...give('Calendar', edit),
      // Master data for support, without what it costs; nothing of what the departments do with it.
      ...give('Item', ['read']),
      ...give('Bom', ['read']),
      ...give('Location', ['read']),
      ...give('Supplier', ['read']),
      ...give('InspectionPlan', ['read']),
      ...give('Instance', ['read']),
      ...give('Message', ['read']),
      ...give('Incident', ['read', 'operate']),
      ...give('StuckBoard', ['read']),
    ],
  },
];
