import type { ErrorEntry } from '../errors.ts';

/** Why a running instance does not accept an event. Nothing has changed then. */
export const refusals = {
  'instance-not-started': {
    kind: 'refused',
    status: 409,
    title: { zh: '流程实例尚未启动', en: 'The instance has not begun' },
  },
  'instance-started': { kind: 'refused', status: 409, title: { zh: '流程实例已启动', en: 'The instance has begun' } },
  'instance-ended': { kind: 'refused', status: 409, title: { zh: '流程实例已结束', en: 'The instance has ended' } },
  'instance-suspended': {
    kind: 'refused',
    status: 409,
    title: { zh: '流程实例已挂起', en: 'The instance is suspended' },
  },
  'instance-not-suspended': {
    kind: 'refused',
    status: 409,
    title: { zh: '流程实例未挂起', en: 'The instance is not suspended' },
  },
  'no-such-start': {
    kind: 'refused',
    status: 422,
    title: { zh: '没有该启动方式', en: 'The process cannot start there' },
  },
  'visit-not-open': { kind: 'refused', status: 409, title: { zh: '该步骤已结束', en: 'The step is no longer open' } },
  'task-not-open': { kind: 'refused', status: 409, title: { zh: '该任务已关闭', en: 'The task is no longer open' } },
  'outcome-unknown': {
    kind: 'refused',
    status: 422,
    title: { zh: '没有该处理结果', en: 'The task has no such outcome' },
  },
  'four-eyes': {
    kind: 'refused',
    status: 403,
    title: { zh: '四眼原则:不能由同一人办理', en: 'Four eyes: the same person may not do both' },
  },
  'not-waiting': {
    kind: 'refused',
    status: 409,
    title: { zh: '该步骤没有等待此事件', en: 'The step does not wait for this' },
  },
  'message-consumed': { kind: 'refused', status: 409, title: { zh: '消息已处理', en: 'The message was taken before' } },
  'nothing-due': { kind: 'refused', status: 409, title: { zh: '没有到期的定时', en: 'Nothing is due' } },
  'incident-unknown': {
    kind: 'refused',
    status: 409,
    title: { zh: '异常已处理', en: 'The incident is no longer open' },
  },
  'incident-not-skippable': {
    kind: 'refused',
    status: 409,
    title: {
      zh: '该异常不能跳过,只能修正变量后重试',
      en: 'This incident cannot be skipped; correct variables and retry',
    },
  },
  'invalid-variables': { kind: 'refused', status: 422, title: { zh: '变量无效', en: 'The variables are not valid' } },
  'invalid-event': { kind: 'refused', status: 422, title: { zh: '请求无效', en: 'The request is not valid' } },
  'scope-not-open': {
    kind: 'refused',
    status: 409,
    title: { zh: '变量作用域已关闭', en: 'The scope is no longer open' },
  },
  'element-unknown': {
    kind: 'refused',
    status: 422,
    title: { zh: '流程中没有该元素', en: 'The process has no such element' },
  },
  'cannot-move-here': {
    kind: 'refused',
    status: 422,
    title: { zh: '令牌不能移到此处', en: 'A token cannot be moved there' },
  },
} as const satisfies Record<string, ErrorEntry>;

export type RefusalCode = keyof typeof refusals;
