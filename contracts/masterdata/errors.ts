import { faultsOf } from '../errors.ts';
import type { ErrorEntry, Fault, FaultOptions } from '../errors.ts';

/** Refusals of master data, and of looking records up by code. */
export const masterdataErrors = {
  'code-taken': { kind: 'refused', status: 409, title: { zh: '编码已存在', en: 'The code exists already' } },
  'code-fixed': { kind: 'refused', status: 409, title: { zh: '编码不可修改', en: 'A code never changes' } },
  'unknown-reference': {
    kind: 'refused',
    status: 400,
    title: { zh: '引用的记录不存在', en: 'There is no such record' },
  },
  'ambiguous-code': {
    kind: 'refused',
    status: 400,
    title: { zh: '编码在多个工厂存在,请指定工厂', en: 'The code exists in several plants; name the plant' },
  },
  'inactive-record': { kind: 'refused', status: 409, title: { zh: '记录已停用', en: 'The record is inactive' } },
  'record-in-use': {
    kind: 'refused',
    status: 409,
    title: { zh: '记录仍在使用,不能停用', en: 'Still in use, cannot be deactivated' },
  },
  'other-plant': {
    kind: 'refused',
    status: 409,
    title: { zh: '记录属于另一个工厂', en: 'The record belongs to another plant' },
  },
  'tree-loop': { kind: 'refused', status: 409, title: { zh: '层级不能成环', en: 'The tree must not contain itself' } },
  'bom-cycle': {
    kind: 'refused',
    status: 409,
    title: { zh: '物料清单成环', en: 'The bill of materials contains itself' },
  },
  'bom-overlap': {
    kind: 'refused',
    status: 409,
    title: { zh: '同期已有已发布的物料清单', en: 'Another released bill holds in the same period' },
  },
  'released-fixed': {
    kind: 'refused',
    status: 409,
    title: { zh: '已发布的版本不可修改,请新建版本', en: 'A released revision does not change; make a new one' },
  },
  'not-convertible': {
    kind: 'refused',
    status: 400,
    title: { zh: '单位之间没有换算关系', en: 'No conversion between these units' },
  },
  'code-range-exhausted': {
    kind: 'refused',
    status: 409,
    title: { zh: '编码流水号已用完', en: 'The running number of the code rule is used up' },
  },
  'code-not-of-rule': {
    kind: 'refused',
    status: 400,
    title: { zh: '编码不符合规则', en: 'The code does not follow the rule' },
  },
} as const satisfies Record<string, ErrorEntry>;

export const masterdataFault: (code: keyof typeof masterdataErrors, options?: FaultOptions) => Fault =
  faultsOf(masterdataErrors);
