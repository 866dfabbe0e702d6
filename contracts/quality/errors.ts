import { faultsOf } from '../errors.ts';
import type { ErrorEntry, Fault, FaultOptions } from '../errors.ts';

/** Refusals of quality. Those in capitals are business errors that a diagram can catch by this code. */
export const qualityErrors = {
  NOT_JUDGED: { kind: 'business', status: 409, title: { zh: '尚未检验判定', en: 'It is not judged yet' } },
  SAMPLE_REJECTS: {
    kind: 'business',
    status: 409,
    title: { zh: '抽样结果为拒收', en: 'The sample says reject' },
    detail: {
      zh: '检验批 {lot}:{class} 缺陷 {found} 个,允许 {allowed} 个;须全检后才能接收部分数量',
      en: 'Inspection lot {lot}: {found} {class} defects, {allowed} allowed; only after sorting every piece can a part be accepted',
    },
  },
  'self-judgement': {
    kind: 'refused',
    status: 403,
    title: { zh: '报工人不能检验或判定自己的报工', en: 'Whoever reported the work does not inspect or judge it' },
  },
  'quantity-mismatch': {
    kind: 'refused',
    status: 409,
    title: { zh: '数量超出待处理数量', en: 'More than there is to decide on' },
    detail: { zh: '{code}:待处理 {open},填写 {given}', en: '{code}: {open} are open, {given} were given' },
  },
  'inspection-closed': {
    kind: 'refused',
    status: 409,
    title: { zh: '检验批当前状态不允许此操作', en: 'Not possible in this state of the inspection lot' },
  },
  'nothing-recorded': {
    kind: 'refused',
    status: 409,
    title: { zh: '还没有检验记录', en: 'No inspection result is recorded yet' },
  },
  'unknown-characteristic': {
    kind: 'refused',
    status: 400,
    title: { zh: '检验方案中没有该项目', en: 'The plan has no such characteristic' },
  },
  'wrong-disposition': {
    kind: 'refused',
    status: 409,
    title: { zh: '该来源不能这样处置', en: 'Not a disposition for this source' },
  },
  'nothing-to-inspect': {
    kind: 'refused',
    status: 409,
    title: { zh: '没有可检验的数量', en: 'There is nothing to inspect' },
  },
} as const satisfies Record<string, ErrorEntry>;

export const qualityFault: (code: keyof typeof qualityErrors, options?: FaultOptions) => Fault =
  faultsOf(qualityErrors);
