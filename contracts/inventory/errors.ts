import { faultsOf } from '../errors.ts';
import type { ErrorEntry, Fault, FaultOptions } from '../errors.ts';

/** Refusals of the ledger. Those in capitals are business errors that a diagram can catch by this code. */
export const inventoryErrors = {
  INSUFFICIENT_STOCK: {
    kind: 'business',
    status: 409,
    title: { zh: '库存不足', en: 'Not enough stock' },
    detail: {
      zh: '{item} 在 {location} 的库存不足:需要 {wanted},可用 {available}',
      en: 'Not enough {item} at {location}: {wanted} needed, {available} available',
    },
  },
  LOT_NOT_AVAILABLE: {
    kind: 'business',
    status: 409,
    title: { zh: '批次不可用', en: 'The lot may not be used' },
    detail: { zh: '批次 {lot} 状态为 {status},不可使用', en: 'Lot {lot} is {status} and may not be used' },
  },
  'lot-required': { kind: 'refused', status: 400, title: { zh: '该物料需要批次', en: 'This item is kept by lot' } },
  'lot-not-allowed': {
    kind: 'refused',
    status: 400,
    title: { zh: '该物料不按批次管理', en: 'This item is not kept by lot' },
  },
  'wrong-location': {
    kind: 'refused',
    status: 409,
    title: { zh: '库位类型不允许此操作', en: 'The location is not for this' },
  },
  'already-reversed': { kind: 'refused', status: 409, title: { zh: '已经冲销', en: 'Reversed already' } },
  'reservation-closed': {
    kind: 'refused',
    status: 409,
    title: { zh: '预留已使用或已释放', en: 'The reservation is used or released' },
  },
} as const satisfies Record<string, ErrorEntry>;

export const inventoryFault: (code: keyof typeof inventoryErrors, options?: FaultOptions) => Fault =
  faultsOf(inventoryErrors);
