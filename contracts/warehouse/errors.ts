import { faultsOf } from '../errors.ts';
import type { ErrorEntry, Fault, FaultOptions } from '../errors.ts';

/** Refusals of the warehouse. Those in capitals are business errors that a diagram can catch by this code. */
export const warehouseErrors = {
  ALREADY_STORED: { kind: 'business', status: 409, title: { zh: '已经入库', en: 'It is in stock already' } },
  'nothing-to-store': {
    kind: 'refused',
    status: 409,
    title: { zh: '没有可入库的数量', en: 'There is nothing to store' },
  },
  'wrong-lot': { kind: 'refused', status: 409, title: { zh: '扫描的批次不符', en: 'This is another lot' } },
  'places-mismatch': {
    kind: 'refused',
    status: 400,
    title: { zh: '各库位数量之和不等于入库数量', en: 'The places do not add up to the quantity' },
  },
  'put-away-closed': {
    kind: 'refused',
    status: 409,
    title: { zh: '入库任务当前状态不允许此操作', en: 'Not possible in this state of the put-away' },
  },
  'not-by-hand': {
    kind: 'refused',
    status: 409,
    title: { zh: '该记账由单据产生,请在单据上冲销', en: 'Made by a document; take it back there' },
  },
} as const satisfies Record<string, ErrorEntry>;

export const warehouseFault: (code: keyof typeof warehouseErrors, options?: FaultOptions) => Fault =
  faultsOf(warehouseErrors);
