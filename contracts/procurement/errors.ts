import { faultsOf } from '../errors.ts';
import type { ErrorEntry, Fault, FaultOptions } from '../errors.ts';

/** Refusals of procurement. Those in capitals are business errors that a diagram can catch by this code. */
export const procurementErrors = {
  NO_SUPPLIER: {
    kind: 'business',
    status: 409,
    title: { zh: '没有可用的供应商', en: 'There is no supplier to order from' },
  },
  SUPPLIER_BLOCKED: { kind: 'business', status: 409, title: { zh: '供应商已停用', en: 'The supplier is blocked' } },
  OVER_RECEIPT: {
    kind: 'business',
    status: 409,
    title: { zh: '收货超出允许数量', en: 'More than the order allows was delivered' },
    detail: {
      zh: '订单 {order} 第 {line} 行:累计收货 {received},最多允许 {allowed}',
      en: 'Order {order}, line {line}: {received} received in all, {allowed} allowed',
    },
  },
  'wrong-document-state': {
    kind: 'refused',
    status: 409,
    title: { zh: '当前状态不允许此操作', en: 'Not possible in this state' },
    detail: { zh: '{code}:{from} → {to} 不允许', en: '{code}: {from} → {to} is not allowed' },
  },
  'own-requisition': {
    kind: 'refused',
    status: 403,
    title: { zh: '不能审批自己的申请', en: 'Whoever asked for it does not approve it' },
  },
  'currency-mismatch': {
    kind: 'refused',
    status: 409,
    title: { zh: '币种不一致', en: 'The prices are in different currencies' },
  },
  'not-on-order': { kind: 'refused', status: 400, title: { zh: '订单中没有该行', en: 'There is no such line' } },
  'needs-inspection': {
    kind: 'refused',
    status: 409,
    title: { zh: '来料需先检验,不能直接入库', en: 'It is inspected first and cannot go straight into storage' },
  },
  'already-put-away': {
    kind: 'refused',
    status: 409,
    title: { zh: '已入库或已检验,不能冲销', en: 'It was put away or judged already' },
  },
} as const satisfies Record<string, ErrorEntry>;

export const procurementFault: (code: keyof typeof procurementErrors, options?: FaultOptions) => Fault =
  faultsOf(procurementErrors);
