import type { ErrorEntry } from '../errors.ts';

/** Refusals around tasks, instances and definitions; what a running instance refuses is in refusals.ts. */
export const processErrors = {
  'task-taken': { kind: 'refused', status: 409, title: { zh: '任务已被他人领取', en: 'Somebody else has the task' } },
  'task-closed': { kind: 'refused', status: 409, title: { zh: '任务已关闭', en: 'The task is closed' } },
  'task-completing': { kind: 'refused', status: 409, title: { zh: '任务正在提交', en: 'The task is being completed' } },
  'no-such-person': {
    kind: 'refused',
    status: 422,
    title: { zh: '没有此在职人员', en: 'There is no such active person' },
  },
  'four-eyes': {
    kind: 'refused',
    status: 403,
    title: { zh: '四眼原则:不能由同一人办理', en: 'Four eyes: the same person may not do both' },
  },
  'no-such-record': { kind: 'refused', status: 422, title: { zh: '没有此业务单据', en: 'There is no such record' } },
  'form-values': { kind: 'refused', status: 422, title: { zh: '表单内容有误', en: 'The form has mistakes' } },
  'not-executable': {
    kind: 'refused',
    status: 422,
    title: { zh: '流程图不能发布', en: 'The diagram cannot be published' },
  },
  'too-large': { kind: 'refused', status: 422, title: { zh: '流程图过大', en: 'The diagram is too large' } },
  'decision-failed': {
    kind: 'refused',
    status: 422,
    title: { zh: '决策没有结果', en: 'The decision has no answer' },
  },
  'not-startable': {
    kind: 'refused',
    status: 422,
    title: { zh: '该流程不能手动发起', en: 'The process cannot be started by hand' },
  },
  'draft-conflict': {
    kind: 'refused',
    status: 409,
    title: { zh: '草稿已在别处修改', en: 'The draft was changed elsewhere' },
  },
  'ambiguous-message': {
    kind: 'refused',
    status: 409,
    title: { zh: '多个实例在等待此消息', en: 'Several instances wait for this message' },
  },
  'engine-away': {
    kind: 'technical',
    status: 503,
    title: { zh: '流程引擎暂不可用,未提交任何内容', en: 'The process engine is away; nothing was sent' },
  },
} as const satisfies Record<string, ErrorEntry>;
