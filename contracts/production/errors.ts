import { faultsOf } from '../errors.ts';
import type { ErrorEntry, Fault, FaultOptions } from '../errors.ts';

/** Refusals of production. Those in capitals are business errors that a diagram can catch by this code. */
export const productionErrors = {
  OVER_TOLERANCE: {
    kind: 'business',
    status: 409,
    title: { zh: '超出工单允许数量', en: 'More than the order allows' },
    detail: {
      zh: '工单 {workOrder} 工序 {operation}:累计 {processed},最多允许 {allowed}',
      en: 'Order {workOrder}, operation {operation}: {processed} in all, {allowed} allowed',
    },
  },
  OPERATION_ORDER: {
    kind: 'business',
    status: 409,
    title: { zh: '超出前道工序可用数量', en: 'More than the operation before has passed on' },
    detail: {
      zh: '工单 {workOrder} 工序 {operation}:累计 {processed},前道可用 {allowed}',
      en: 'Order {workOrder}, operation {operation}: {processed} in all, the operation before passed on {allowed}',
    },
  },
  ALREADY_PROCESSED: {
    kind: 'business',
    status: 409,
    title: { zh: '该数量已被后道使用或已入库', en: 'These pieces were processed further or are in stock' },
  },
  'illegal-transition': {
    kind: 'refused',
    status: 409,
    title: { zh: '当前状态不允许此操作', en: 'Not possible in this state' },
    detail: { zh: '{subject} {code}:{from} → {to} 不允许', en: '{subject} {code}: {from} → {to} is not allowed' },
  },
  'not-reportable': {
    kind: 'refused',
    status: 409,
    title: { zh: '工单或工序不能报工', en: 'Nothing can be reported here' },
  },
  'reason-required': { kind: 'refused', status: 400, title: { zh: '需要填写原因', en: 'A reason is needed' } },
  'wrong-reason': {
    kind: 'refused',
    status: 400,
    title: { zh: '原因类别不符', en: 'The reason is not one for this' },
  },
  'shares-not-whole': {
    kind: 'refused',
    status: 400,
    title: { zh: '人员占比之和不是 100%', en: 'The shares of the people are not 100% together' },
  },
  'person-busy': {
    kind: 'refused',
    status: 409,
    title: { zh: '人员同时在另一独占工序', en: 'The person was at another operation at that time' },
  },
  'no-released-bom': {
    kind: 'refused',
    status: 409,
    title: { zh: '没有已发布的物料清单或工艺路线', en: 'No released bill or routing' },
  },
  'order-not-empty': {
    kind: 'refused',
    status: 409,
    title: { zh: '工单仍有未完成事项', en: 'The order still has open matters' },
  },
} as const satisfies Record<string, ErrorEntry>;

export const productionFault: (code: keyof typeof productionErrors, options?: FaultOptions) => Fault =
  faultsOf(productionErrors);
